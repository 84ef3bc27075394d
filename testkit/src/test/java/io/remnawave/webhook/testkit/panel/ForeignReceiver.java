package io.remnawave.webhook.testkit.panel;

import io.remnawave.webhook.testkit.Runtimes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A receiver in another language, run from its source. */
final class ForeignReceiver implements AutoCloseable {

    private final Process process;
    private final URI url;

    private ForeignReceiver(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** Starts a source file among the test resources; skips the test where its runtime is missing. */
    static ForeignReceiver start(
            Path directory, String secret, List<String> runtime, String version, String source, String... arguments)
            throws IOException, InterruptedException {
        Runtimes.assume(runtime.get(0), version);
        Path file = directory.resolve(source);
        try (InputStream in =
                ForeignReceiver.class.getResourceAsStream("/io/remnawave/webhook/testkit/receivers/" + source)) {
            Files.copy(in, file);
        }
        List<String> command = new ArrayList<>(runtime);
        command.add(file.toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("WEBHOOK_SECRET", secret);
        builder.environment().put("GOCACHE", directory.resolve("go-cache").toString());
        Process process = builder.start();
        BufferedReader out = process.inputReader(StandardCharsets.US_ASCII);
        String port = out.readLine();
        if (port == null) {
            throw new IllegalStateException(source + " ended before it listened; its error output is above");
        }
        return new ForeignReceiver(process, URI.create("http://127.0.0.1:" + port + "/webhook"));
    }

    URI url() {
        return url;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
