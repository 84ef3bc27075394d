package io.remnawave.webhook.benchmarks.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/**
 * Puts load on each {@link ServerKind} in a process of its own, all of them in every round, and writes requests per second,
 * latency and the processor time of the server for one request.
 */
public final class LoadGenerator {

    static final String PATH = "/remnawave/webhook";

    private static final int CONNECTIONS = 4;

    private LoadGenerator() {}

    /**
     * Measures every server.
     *
     * @param arguments the JSON file to write, the rounds, the seconds of warming up and those of measuring
     */
    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[1]);
        Duration warmup = Duration.ofSeconds(Long.parseLong(arguments[2]));
        Duration measured = Duration.ofSeconds(Long.parseLong(arguments[3]));
        ArrayNode results = new ObjectMapper().createArrayNode();
        for (int round = 0; round < rounds; round++) {
            for (ServerKind kind : ServerKind.values()) {
                Figures figures = measure(kind, warmup, measured);
                results.addObject()
                        .put("server", kind.name())
                        .put("connections", CONNECTIONS)
                        .put("requestsPerSecond", figures.requestsPerSecond())
                        .put("medianMicros", figures.medianMicros())
                        .put("p99Micros", figures.p99Micros())
                        .put("serverCpuMicros", figures.serverCpuMicros());
                System.out.println(kind + " " + figures);
            }
        }
        Files.writeString(Path.of(arguments[0]), results.toPrettyString() + "\n");
    }

    private record Figures(double requestsPerSecond, double medianMicros, double p99Micros, double serverCpuMicros) {}

    private static Figures measure(ServerKind kind, Duration warmup, Duration measured) throws Exception {
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms512m",
                        "-Xmx512m",
                        "-XX:+AlwaysPreTouch",
                        // Or each answer waits for the acknowledgement of its own head.
                        "-Dsun.net.httpserver.nodelay=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerUnderLoad.class.getName(),
                        kind.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            int port = Integer.parseInt(
                    new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine());
            load(port, warmup);
            Duration cpuBefore = cpuTime(server);
            long start = System.nanoTime();
            long[] latencies = load(port, measured);
            double seconds = (System.nanoTime() - start) / 1e9;
            double cpu = cpuTime(server).minus(cpuBefore).toNanos();
            Arrays.sort(latencies);
            return new Figures(
                    latencies.length / seconds,
                    latencies[latencies.length / 2] / 1e3,
                    latencies[(int) (latencies.length * 0.99)] / 1e3,
                    cpu / latencies.length / 1e3);
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    private static Duration cpuTime(Process server) {
        return server.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The latencies of all requests that the connections could do one after the other in the time. */
    private static long[] load(int port, Duration time) throws Exception {
        ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            Callable<long[]> connection = () -> deliver(port, time);
            List<Future<long[]>> all = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                all.add(connections.submit(connection));
            }
            LongStream latencies = LongStream.empty();
            for (Future<long[]> one : all) {
                latencies = LongStream.concat(latencies, Arrays.stream(one.get()));
            }
            return latencies.toArray();
        } finally {
            connections.shutdownNow();
        }
    }

    private static long[] deliver(int port, Duration time) throws IOException {
        LongStream.Builder latencies = LongStream.builder();
        long end = System.nanoTime() + time.toNanos();
        try (Sender sender = new Sender(port)) {
            while (System.nanoTime() < end) {
                latencies.add(sender.deliver());
            }
        }
        return latencies.build().toArray();
    }
}
