package io.remnawave.webhook.testkit.cli;

import io.remnawave.webhook.testkit.fixture.Fixture;
import io.remnawave.webhook.testkit.fixture.RemnawaveFixtures;
import io.remnawave.webhook.testkit.panel.EmittedDelivery;
import io.remnawave.webhook.testkit.panel.Fault;
import io.remnawave.webhook.testkit.panel.PanelEmulatorBuilder;
import io.remnawave.webhook.testkit.panel.RemnawavePanelEmulator;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Delivers events as a panel does. */
@Command(
        name = "emit",
        description = "Deliver an event as a panel does: signed, over HTTP, with its retries.",
        footer = {
            "",
            "For example:",
            "  emit user.expired --to http://localhost:8080/remnawave/webhook --set data.username=alice",
            "  emit node.connection_lost --panel 2.3 --to ... --fault lostResponse",
            "  emit --file body.json --to ... --repeat 20000 --concurrency 100 --no-retry"
        })
final class EmitCommand implements Callable<Integer> {

    /** In bytes, beside the body: headers, tries, and what waits for them. */
    private static final int MEMORY_OF_A_DELIVERY = 4096;

    @Parameters(
            arity = "0..1",
            paramLabel = "EVENT",
            completionCandidates = EventNameCandidates.class,
            description = "The name of the event, see 'events'; with --file, by default that of the body.")
    private @Nullable String event;

    @Option(names = "--to", required = true, paramLabel = "URL", description = "Where to deliver; may be repeated.")
    private List<String> urls = new ArrayList<>();

    @Mixin
    private SecretOption secret;

    @Mixin
    private FixtureOptions options;

    @Option(
            names = "--file",
            paramLabel = "BODY",
            description = "Send this body ('-' is standard input) with the timestamp of now. It is of one release"
                    + " already: --panel and --variant are not for it.")
    private @Nullable String file;

    @Option(
            names = "--fault",
            paramLabel = "FAULT[=VALUE]",
            converter = FaultParameter.class,
            completionCandidates = FaultParameter.class,
            description = "Something that goes wrong; repeatable. Any of: ${COMPLETION-CANDIDATES}. Some take a value:"
                    + " unknownEvent=NAME; stale, fromTheFuture, slowBody=DURATION (PT25H); oversized=BYTES;"
                    + " concurrentDuplicate, connectionCutAfterHeaders, lostResponse=NUMBER.")
    private List<Fault> faults = new ArrayList<>();

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many events; each is its own, with --at a millisecond after the one before.")
    private int repeat;

    @Option(names = "--concurrency", paramLabel = "C", description = "How many at a time; as the release by default.")
    private @Nullable Integer concurrency;

    @Option(names = "--no-retry", description = "Try once; a panel tries four times, 5 s apart (1 s before 1.6).")
    private boolean noRetry;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "For one try; the time of slowBody does not count.")
    private int timeout;

    @Option(names = "--json", description = "Print a JSON object for each delivery.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (repeat < 1) {
            throw new IllegalArgumentException("--repeat takes a number from 1 on, and not " + repeat + ".");
        }
        if (repeat > 1 && options.setTheTimestamp()) {
            throw new IllegalArgumentException(
                    "--set timestamp=... makes one delivery of all events of --repeat: say --at, which gives each its own time.");
        }
        if (file != null && options.chooseABody()) {
            throw new IllegalArgumentException(
                    "--panel and --variant choose a recorded body, and --file gives one: use the one or the other.");
        }
        Fixture fixture = options.applyTo(template());
        Fault[] wrong = faults.toArray(Fault[]::new);
        EmissionReport report = new EmissionReport(spec.commandLine(), repeat, json);
        try (RemnawavePanelEmulator emulator = emulator(report)) {
            List<CompletableFuture<EmittedDelivery>> emissions = new ArrayList<>();
            for (int i = 0; i < repeat; i++) {
                emissions.add(emulator.emitAsync(options.repetition(i, fixture), wrong)
                        .whenComplete((done, failure) -> report.progress()));
                if (i == 0) {
                    checkMemory(emulator.deliveries().get(0));
                }
            }
            List<EmittedDelivery> deliveries =
                    emissions.stream().map(CompletableFuture::join).toList();
            emulator.settle();
            report.print(deliveries);
            return deliveries.stream().allMatch(EmittedDelivery::accepted) ? 0 : 1;
        }
    }

    /** All are the size of the first, and are kept until the report. */
    private void checkMemory(EmittedDelivery first) {
        long each = MEMORY_OF_A_DELIVERY + 2L * first.signed().body().length;
        long most = Runtime.getRuntime().maxMemory() / each;
        if (repeat > most) {
            throw new IllegalArgumentException(
                    "--repeat takes 1 to " + most + " of such deliveries in the memory that this"
                            + " Java has, and not " + repeat + ". Give it more by -Xmx.");
        }
    }

    private Fixture template() throws IOException {
        if (file != null) {
            Fixture body = RemnawaveFixtures.fixture(BodyParameter.read(file));
            return event == null ? body : body.renamed(event);
        }
        if (event == null) {
            throw new IllegalArgumentException("Name an event ('events' lists them), or give a body with --file.");
        }
        return EventNameCandidates.fixture(event);
    }

    private RemnawavePanelEmulator emulator(EmissionReport report) {
        PanelEmulatorBuilder builder = RemnawavePanelEmulator.builder()
                .secret(secret.value())
                .realTime()
                .onAttempt(report::attempted)
                .timeout(Duration.ofSeconds(timeout));
        urls.forEach(builder::url);
        if (options.panel() != null) {
            builder.panel(options.panel());
        }
        if (noRetry) {
            builder.noRetry();
        }
        return concurrency == null
                ? builder.build()
                : builder.parallel(concurrency).build();
    }
}
