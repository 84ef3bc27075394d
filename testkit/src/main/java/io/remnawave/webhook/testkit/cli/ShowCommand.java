package io.remnawave.webhook.testkit.cli;

import com.fasterxml.jackson.databind.util.RawValue;
import io.remnawave.webhook.testkit.fixture.Fixture;
import io.remnawave.webhook.testkit.fixture.PanelVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a body, which {@code sign} and {@code emit --file} take. */
@Command(
        name = "show",
        description = "Print the body of an event as a panel writes it, byte for byte.",
        footer = {
            "",
            "For example:",
            "  show user.expired --panel 2.2 --pretty",
            "  show node.created --set data.name=Oslo > body.json"
        })
final class ShowCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "EVENT",
            completionCandidates = EventNameCandidates.class,
            description = "The name of the event, see 'events'.")
    private String event = "";

    @Mixin
    private FixtureOptions options;

    @Option(names = "--pretty", description = "Indent it, to be read: no longer what a panel would sign.")
    private boolean pretty;

    @Option(names = "--json", description = "Print a JSON object: event, panel and body.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (json && pretty) {
            throw new IllegalArgumentException("--json prints one line, and --pretty many: use the one or the other.");
        }
        Fixture fixture = options.applyTo(EventNameCandidates.fixture(event));
        byte[] body = fixture.body();
        String text = new String(body, StandardCharsets.UTF_8);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(CliJson.line(CliJson.object()
                    .put("event", event)
                    .put("panel", panel().toString())
                    .putRawValue("body", new RawValue(text))));
        } else if (pretty) {
            out.println(CliJson.indented(CliJson.read(body)));
        } else {
            out.print(text);
            if (spec.commandLine().getColorScheme().ansi().enabled()) {
                // For the eye alone: what is piped or redirected stays what the panel signs.
                out.println();
            }
        }
        out.flush();
        return 0;
    }

    private PanelVersion panel() {
        return Objects.requireNonNullElseGet(options.panel(), PanelVersion::newest);
    }
}
