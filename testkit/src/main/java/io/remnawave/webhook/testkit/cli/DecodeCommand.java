package io.remnawave.webhook.testkit.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.remnawave.webhook.decode.EventDecoder;
import io.remnawave.webhook.decode.MalformedEventException;
import io.remnawave.webhook.event.RemnawaveEvent;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Decodes a body as a receiver does. */
@Command(name = "decode", description = "Print an event as the SDK's model sees it, as JSON.")
final class DecodeCommand implements Callable<Integer> {

    @Mixin
    private BodyParameter body;

    @Option(names = "--reveal", description = "Print sensitive values instead of ****.")
    private boolean reveal;

    @Option(names = "--json", description = "Print it in one line, and a failure as JSON too.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try {
            RemnawaveEvent event = EventDecoder.standard().decode(body.read());
            JsonNode shown = reveal ? ModelJson.revealed(event) : ModelJson.masked(event);
            out.println(json ? CliJson.line(shown) : CliJson.indented(shown));
            out.flush();
            return 0;
        } catch (MalformedEventException e) {
            String failure = "not an event: " + e.reason();
            if (json) {
                out.println(CliJson.line(CliJson.object().put("error", failure)));
            } else {
                spec.commandLine().getErr().println(failure);
            }
            return 1;
        }
    }
}
