package io.remnawave.webhook.testkit.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.remnawave.webhook.testkit.internal.Printable;
import io.remnawave.webhook.testkit.panel.Attempt;
import io.remnawave.webhook.testkit.panel.DeliveryJob;
import io.remnawave.webhook.testkit.panel.EmittedDeliveries;
import io.remnawave.webhook.testkit.panel.EmittedDelivery;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** What {@code emit} prints: a line for each of a few deliveries, a summary of many. */
final class EmissionReport {

    /** So many deliveries still have a line each. */
    private static final int FEW = 20;

    private static final int BAR_WIDTH = 40;

    private final PrintWriter out;
    private final PrintWriter progress;
    private final Ansi ansi;
    private final int expected;
    private final boolean json;
    private final long start = System.nanoTime();
    private final AtomicInteger done = new AtomicInteger();

    EmissionReport(CommandLine command, int expected, boolean json) {
        this.out = command.getOut();
        this.progress = command.getErr();
        this.ansi = command.getColorScheme().ansi();
        this.expected = expected;
        this.json = json;
    }

    /** Tells of a try that was not the last, for the next one is seconds away. Called from many threads. */
    void attempted(URI url, Attempt attempt, Optional<Duration> retryIn) {
        if (!json && expected <= FEW && retryIn.isPresent()) {
            progress.println("attempt " + attempt.number() + " to " + url + ": " + attempt + ", again in "
                    + retryIn.get().toSeconds() + " s");
            progress.flush();
        }
    }

    /** One more delivery is done; of many, the bar on a terminal moves. Called from many threads. */
    void progress() {
        int count = done.incrementAndGet();
        if (json
                || !ansi.enabled()
                || expected <= FEW
                || (count % Math.max(1, expected / 100) != 0 && count < expected)) {
            return;
        }
        int filled = (int) ((long) count * BAR_WIDTH / expected);
        progress.print("\r[" + "#".repeat(filled) + " ".repeat(BAR_WIDTH - filled) + "] " + count + "/" + expected
                + (count == expected ? System.lineSeparator() : ""));
        progress.flush();
    }

    void print(List<EmittedDelivery> deliveries) throws IOException {
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        if (json) {
            for (EmittedDelivery delivery : deliveries) {
                out.println(json(delivery));
            }
        } else if (deliveries.size() <= FEW) {
            deliveries.forEach(delivery -> delivery.jobs().forEach(job -> out.println(line(delivery, job))));
        } else {
            summarise(deliveries, took);
        }
        out.flush();
    }

    /** Of several URLs, and of copies, each has a line, for each has its own tries and its own time. */
    private String line(EmittedDelivery delivery, DeliveryJob job) {
        String line = "%s  %s  %s  delivery %s%s"
                .formatted(
                        Printable.line(delivery.event()),
                        coloured(job.accepted(), status(job)),
                        attempts(job),
                        shortened(delivery.id()),
                        delivery.jobs().size() == 1 ? "" : " to " + job.url());
        return job.accepted() ? line : line + System.lineSeparator() + "  not accepted: " + answers(job);
    }

    /** {@code 1 attempt  14 ms}, or {@code 4 attempts  15021 ms, 15000 ms of it between attempts}. */
    private static String attempts(DeliveryJob job) {
        int attempts = job.attempts().size();
        Attempt last = job.attempts().get(attempts - 1);
        Duration total = last.at().plus(last.latency());
        Duration busy = job.attempts().stream().map(Attempt::latency).reduce(Duration.ZERO, Duration::plus);
        Duration between = total.minus(busy);
        return attempts + (attempts == 1 ? " attempt  " : " attempts  ") + total.toMillis() + " ms"
                + (between.isZero() ? "" : ", " + between.toMillis() + " ms of it between attempts");
    }

    private String coloured(boolean good, String text) {
        return ansi.string("@|bold," + (good ? "green " : "red ") + text + "|@");
    }

    private static String status(DeliveryJob job) {
        return job.status().isPresent() ? Integer.toString(job.status().getAsInt()) : "no answer";
    }

    private static String answers(DeliveryJob job) {
        return job.attempts().stream().map(Attempt::toString).collect(Collectors.joining(", then "));
    }

    private static String shortened(String id) {
        return id.length() < 8 ? id : id.substring(0, 4) + "…" + id.substring(id.length() - 2);
    }

    private void summarise(List<EmittedDelivery> deliveries, Duration took) {
        EmittedDeliveries all = new EmittedDeliveries(deliveries);
        Map<String, Long> byStatus = deliveries.stream()
                .flatMap(delivery -> delivery.jobs().stream())
                .collect(Collectors.groupingBy(EmissionReport::status, TreeMap::new, Collectors.counting()));
        double seconds = Math.max(1, took.toMillis()) / 1000.0;
        out.printf(
                Locale.ROOT,
                "%d deliveries in %.1f s (%.0f/s), %d accepted, %d not%n",
                deliveries.size(),
                seconds,
                deliveries.size() / seconds,
                deliveries.size() - all.notAccepted().size(),
                all.notAccepted().size());
        byStatus.forEach((status, count) -> out.printf("  %-10s %d%n", status, count));
        out.printf(
                Locale.ROOT,
                "latency  50%% %s  90%% %s  99%% %s  100%% %s%n",
                millis(all.latency(0.5)),
                millis(all.latency(0.9)),
                millis(all.latency(0.99)),
                millis(all.latency(1)));
        all.notAccepted().stream()
                .flatMap(delivery ->
                        delivery.jobs().stream().filter(job -> !job.accepted()).map(job -> line(delivery, job)))
                .limit(5)
                .forEach(out::println);
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / 1e6);
    }

    private static String json(EmittedDelivery delivery) throws IOException {
        ObjectNode json = CliJson.object()
                .put("event", delivery.event())
                .put("deliveryId", delivery.id())
                .put("accepted", delivery.accepted())
                .put("status", boxed(delivery.status()));
        ArrayNode attempts = json.putArray("attempts");
        for (DeliveryJob job : delivery.jobs()) {
            for (Attempt attempt : job.attempts()) {
                attempts.addObject()
                        .put("url", job.url().toString())
                        .put("number", attempt.number())
                        .put("atMillis", attempt.at().toMillis())
                        .put("latencyMillis", attempt.latency().toNanos() / 1e6)
                        .put("status", boxed(attempt.status()))
                        .put("answer", attempt.answer());
            }
        }
        return CliJson.line(json);
    }

    private static @Nullable Integer boxed(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }
}
