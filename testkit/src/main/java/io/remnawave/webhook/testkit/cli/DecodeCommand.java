package io.remnawave.webhook.testkit.cli;

import io.remnawave.webhook.decode.EventDecoder;
import io.remnawave.webhook.decode.MalformedEventException;
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

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try {
            out.println(new ModelJson(reveal).of(EventDecoder.standard().decode(body.read())));
            out.flush();
            return 0;
        } catch (MalformedEventException e) {
            spec.commandLine().getErr().println("not an event: " + e.reason());
            return 1;
        }
    }
}
