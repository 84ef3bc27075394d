package io.remnawave.webhook.samples.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sample, running as a process of its own on a free port. */
final class SampleProcess implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("Taking deliveries at (http://\\S+)");

    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final CompletableFuture<URI> url = new CompletableFuture<>();

    private SampleProcess(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "sample-output");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts a jar and waits until it takes deliveries.
     *
     * @param environment for what it is to know; on a free port unless {@code PORT} is there
     */
    static SampleProcess start(Path jar, Map<String, String> environment) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // For a minute or two the second compiler would cost more than it gives.
        ProcessBuilder builder =
                new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-jar", jar.toString()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("REMNAWAVE_WEBHOOK_"));
        builder.environment().put("PORT", "0");
        builder.environment().putAll(environment);
        SampleProcess sample = new SampleProcess(builder.start());
        try {
            sample.url.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return sample;
        } catch (Exception e) {
            sample.close();
            throw e;
        }
    }

    /** Where it takes deliveries. */
    URI url() {
        return url.join();
    }

    /** What it has printed so far. */
    List<String> output() {
        return output;
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                Matcher address = ADDRESS.matcher(line);
                if (address.find()) {
                    url.complete(URI.create(address.group(1)));
                }
            }
        } catch (IOException e) {
            output.add("The output of the sample cannot be read: " + e);
        }
        url.completeExceptionally(
                new IllegalStateException("The sample ended before it took deliveries:\n" + String.join("\n", output)));
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end, and waits until it has. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
