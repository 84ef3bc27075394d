package io.remnawave.webhook.samples.demo;

import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;

import io.remnawave.webhook.testkit.panel.Attempt;
import io.remnawave.webhook.testkit.panel.EmittedDelivery;
import io.remnawave.webhook.testkit.panel.RemnawavePanelEmulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Takes the database away from a sample with an inbox, and kills it, and looks at what is lost of that: nothing. */
final class InboxRehearsal implements AutoCloseable {

    private static final int EVENTS = 60;
    private static final Duration AWAY = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path jar;
    private final DatabaseServer database;
    private final Map<String, String> environment = new HashMap<>();
    private final RemnawavePanelEmulator panel;
    private SampleProcess sample;
    private int sent;

    /**
     * @param jar of the sample with the inbox
     * @param folder for the files of its database
     */
    InboxRehearsal(Path jar, Path folder, String secret, String password) throws Exception {
        this.jar = jar;
        this.database = new DatabaseServer(folder);
        environment.put("REMNAWAVE_WEBHOOK_SECRET", secret);
        environment.put("JDBC_URL", database.url());
        environment.put("JDBC_PASSWORD", password);
        environment.put("LISTENER_DELAY", PAUSE.toString());
        this.sample = SampleProcess.start(jar, environment);
        environment.put("PORT", Integer.toString(sample.url().getPort()));
        this.panel = RemnawavePanelEmulator.builder()
                .url(sample.url())
                .secret(secret)
                .realTime()
                .build();
    }

    /** The database is away, longer than the panel waits before it tries again. */
    Line withoutDatabase() throws Exception {
        database.stop();
        List<CompletableFuture<EmittedDelivery>> emitted = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            emitted.add(emit());
        }
        Thread.sleep(AWAY.toMillis());
        database.start();
        return line("database away for " + AWAY.toSeconds() + " s", emitted);
    }

    /** {@code kill -9} while events come, and another start. */
    Line killed() throws Exception {
        List<CompletableFuture<EmittedDelivery>> emitted = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            if (i == EVENTS / 2) {
                sample.kill();
            }
            emitted.add(emit());
            Thread.sleep(PAUSE.toMillis());
        }
        sample = SampleProcess.start(jar, environment);
        return line("kill -9 while they come", emitted);
    }

    private CompletableFuture<EmittedDelivery> emit() {
        return panel.emitAsync(userExpired().username("user" + sent++));
    }

    private Line line(String fault, List<CompletableFuture<EmittedDelivery>> emitted) throws Exception {
        // Where a slow machine takes longer than a panel tries, somebody has to send the delivery once more.
        List<EmittedDelivery> tried =
                emitted.stream().map(CompletableFuture::join).toList();
        List<EmittedDelivery> deliveries = tried.stream()
                .map(delivery -> delivery.accepted() ? delivery : panel.replay(delivery))
                .toList();
        long accepted = deliveries.stream().filter(EmittedDelivery::accepted).count();
        HandledCount count = awaitHandled();
        return new Line(
                accepted == EVENTS && count.equals(new HandledCount(sent, sent)),
                panel.panel().toString(),
                EVENTS + " events, " + fault,
                accepted + " times 200" + slowest(tried),
                "200, once",
                count.distinct() + " handled in all, " + (count.handled() - count.distinct()) + " of them twice");
    }

    private static String slowest(List<EmittedDelivery> deliveries) {
        int tries = deliveries.stream()
                .mapToInt(delivery -> delivery.attempts().size())
                .max()
                .orElse(0);
        Duration longest = deliveries.stream()
                .flatMap(delivery -> delivery.attempts().stream())
                .map(Attempt::latency)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return tries > 1 ? ", in " + tries + " tries" : ", within " + longest.toSeconds() + " s";
    }

    /** What the killed one had taken is taken over within twelve seconds. */
    private HandledCount awaitHandled() throws IOException, InterruptedException {
        SeenEvents events = new SeenEvents(sample.url());
        long end = System.nanoTime() + PATIENCE.toNanos();
        HandledCount count = events.count();
        while (count.distinct() < sent && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(200);
            count = events.count();
        }
        return count;
    }

    /** What the sample has printed since it was started last. */
    List<String> output() {
        return sample.output();
    }

    @Override
    public void close() {
        panel.close();
        sample.close();
        database.close();
    }
}
