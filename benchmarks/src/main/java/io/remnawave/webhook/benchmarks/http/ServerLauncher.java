package io.remnawave.webhook.benchmarks.http;

import io.remnawave.webhook.benchmarks.Bodies;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts servers, each in a process of its own.
 *
 * @param benchmarks the folder of this module, with the jars of the others below
 * @param options what to tell their virtual machines
 */
record ServerLauncher(Path benchmarks, List<String> options) {

    /** Starts one, and waits until it takes requests. */
    ServerProcess start(Server server) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        // Or each answer of the JDK's server waits for the acknowledgement of its own head.
        command.add("-Dsun.net.httpserver.nodelay=true");
        command.addAll(server.command(benchmarks));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeIf(name -> name.startsWith("REMNAWAVE_WEBHOOK_"));
        builder.environment().put("REMNAWAVE_WEBHOOK_SECRET", Bodies.SECRET);
        Process process = builder.start();
        try {
            return new ServerProcess(process, port(process.inputReader(StandardCharsets.UTF_8), server));
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static int port(BufferedReader output, Server server) throws IOException {
        StringBuilder printed = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.matches("\\d+")) {
                return Integer.parseInt(line);
            }
            printed.append('\n').append(line);
        }
        throw new IllegalStateException(server.label()
                + " ended before it took requests. If its jar is missing, mvn -pl benchmarks -am package makes it."
                + printed);
    }
}
