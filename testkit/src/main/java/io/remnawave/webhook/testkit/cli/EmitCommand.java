package io.remnawave.webhook.testkit.cli;

import io.remnawave.webhook.testkit.fixture.Fixture;
import io.remnawave.webhook.testkit.fixture.PanelVersion;
import io.remnawave.webhook.testkit.fixture.RemnawaveFixtures;
import io.remnawave.webhook.testkit.panel.EmittedDelivery;
import io.remnawave.webhook.testkit.panel.Fault;
import io.remnawave.webhook.testkit.panel.Faults;
import io.remnawave.webhook.testkit.panel.PanelEmulatorBuilder;
import io.remnawave.webhook.testkit.panel.RemnawavePanelEmulator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
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

    @Parameters(
            arity = "0..1",
            paramLabel = "EVENT",
            description = "The name of the event, see 'events'; with --file, by default that of the body.")
    private @Nullable String event;

    @Option(names = "--to", required = true, paramLabel = "URL", description = "Where to deliver; may be repeated.")
    private List<String> urls = new ArrayList<>();

    @Mixin
    private SecretOption secret;

    @Option(names = "--panel", paramLabel = "VERSION", description = "As this release sends it, e.g. 2.8.1 or 2.8.")
    private @Nullable String panel;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Set a field, e.g. data.username=alice; repeatable.")
    private List<String> assignments = new ArrayList<>();

    @Option(
            names = "--file",
            paramLabel = "BODY",
            description = "Send this body ('-' is standard input) with the timestamp of now.")
    private @Nullable String file;

    @Option(names = "--at", paramLabel = "INSTANT", description = "The signed timestamp, by default now.")
    private @Nullable String at;

    @Option(
            names = "--fault",
            paramLabel = "FAULT",
            description = "Something that goes wrong; repeatable. Any of: "
                    + "wrongSecret, unsigned, tampered, truncated, oversized, stale, fromTheFuture, duplicate, "
                    + "concurrentDuplicate, replayLater, reordered, slowBody, connectionCutAfterHeaders, lostResponse, "
                    + "reformattedByProxy, garbage, unknownEvent, unknownField, futurePanel.")
    private List<String> faults = new ArrayList<>();

    @Option(names = "--repeat", paramLabel = "N", defaultValue = "1", description = "How many events; each is its own.")
    private int repeat;

    @Option(names = "--concurrency", paramLabel = "C", description = "How many at a time; as the release by default.")
    private @Nullable Integer concurrency;

    @Option(names = "--no-retry", description = "Try once; a panel tries four times, 5 s apart (1 s before 1.6).")
    private boolean noRetry;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "30", description = "For one try.")
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
        Fixture fixture = fixture();
        Fault[] wrong = faults.stream().map(EmitCommand::fault).toArray(Fault[]::new);
        EmissionReport report = new EmissionReport(
                spec.commandLine().getOut(), spec.commandLine().getErr(), repeat, json);
        try (RemnawavePanelEmulator emulator = emulator()) {
            List<CompletableFuture<EmittedDelivery>> emissions = new ArrayList<>();
            for (int i = 0; i < repeat; i++) {
                emissions.add(emulator.emitAsync(fixture, wrong).whenComplete((done, failure) -> report.progress()));
            }
            List<EmittedDelivery> deliveries =
                    emissions.stream().map(CompletableFuture::join).toList();
            emulator.settle();
            report.print(deliveries);
            return deliveries.stream().allMatch(EmittedDelivery::accepted) ? 0 : 1;
        }
    }

    private Fixture fixture() throws IOException {
        Fixture fixture = template();
        if (panel != null) {
            fixture = fixture.panel(panel);
        }
        for (String assignment : assignments) {
            fixture = Assignment.of(assignment).applyTo(fixture);
        }
        if (at != null) {
            fixture = fixture.at(instant(at));
        }
        // A body that cannot be made is told now, and not once for every delivery.
        fixture.body();
        return fixture;
    }

    private Fixture template() throws IOException {
        if (file != null) {
            Fixture body = RemnawaveFixtures.fixture(BodyParameter.read(file));
            return event == null ? body : body.renamed(event);
        }
        if (event == null) {
            throw new IllegalArgumentException("Name an event ('events' lists them), or give a body with --file.");
        }
        return RemnawaveFixtures.fixture(event);
    }

    private RemnawavePanelEmulator emulator() {
        PanelEmulatorBuilder builder = RemnawavePanelEmulator.builder()
                .secret(secret.value())
                .realTime()
                .timeout(Duration.ofSeconds(timeout));
        urls.forEach(builder::url);
        if (panel != null) {
            builder.panel(PanelVersion.of(panel));
        }
        if (noRetry) {
            builder.noRetry();
        }
        return concurrency == null
                ? builder.build()
                : builder.parallel(concurrency).build();
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "--at takes a time such as 2026-03-04T05:06:07.089Z, and not \"" + text + "\".", e);
        }
    }

    private static Fault fault(String name) {
        return Faults.all().stream()
                .filter(fault -> fault.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no fault \"" + name + "\". Take one of: "
                        + Faults.all().stream().map(Fault::toString).collect(Collectors.joining(", ")) + "."));
    }
}
