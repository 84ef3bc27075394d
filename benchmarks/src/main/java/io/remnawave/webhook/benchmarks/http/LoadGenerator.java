package io.remnawave.webhook.benchmarks.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
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
 * Puts load on {@link Server}s with each of their {@link Handler}s, in a process for each, all of them in every round, and
 * writes requests per second, latency and the processor time of the server for one request.
 */
public final class LoadGenerator {

    private static final List<Integer> CONNECTIONS = List.of(4, 64);

    private LoadGenerator() {}

    /**
     * Measures servers.
     *
     * @param arguments the folder of the benchmarks, the JSON file to write, the {@link Server}s, separated by commas, or
     *     {@code all}, the rounds, the seconds of warming up and those of measuring with each number of connections, and what to
     *     tell the virtual machines of the servers
     */
    public static void main(String[] arguments) throws Exception {
        ServerLauncher launcher =
                new ServerLauncher(Path.of(arguments[0]), List.of(arguments).subList(6, arguments.length));
        List<Server> servers = servers(arguments[2]);
        int rounds = Integer.parseInt(arguments[3]);
        Duration warmup = seconds(arguments[4]);
        Duration measured = seconds(arguments[5]);
        ArrayNode results = new ObjectMapper().createArrayNode();
        for (int round = 0; round < rounds; round++) {
            for (Server server : servers) {
                for (Handler handler : server.handlers()) {
                    for (Figures figures : measure(launcher, server, handler, warmup, measured)) {
                        results.addObject()
                                .put("server", server.label())
                                .put("handler", handler.label())
                                .put("connections", figures.connections())
                                .put("requestsPerSecond", figures.requestsPerSecond())
                                .put("medianMicros", figures.medianMicros())
                                .put("p99Micros", figures.p99Micros())
                                .put("serverCpuMicros", figures.serverCpuMicros());
                        System.out.println(server.label() + ", " + handler.label() + ": " + figures);
                    }
                }
            }
            // After each round, so that an interruption does not cost those before.
            Files.writeString(Path.of(arguments[1]), results.toPrettyString() + "\n");
        }
    }

    private static List<Server> servers(String names) {
        return names.equals("all")
                ? List.of(Server.values())
                : Arrays.stream(names.split(",", -1)).map(Server::valueOf).toList();
    }

    private static Duration seconds(String number) {
        return Duration.ofMillis(Math.round(1000 * Double.parseDouble(number)));
    }

    private record Figures(
            int connections, double requestsPerSecond, double medianMicros, double p99Micros, double serverCpuMicros) {}

    /** One process warms up once, for all numbers of connections. */
    private static List<Figures> measure(
            ServerLauncher launcher, Server kind, Handler handler, Duration warmup, Duration measured)
            throws Exception {
        try (ServerProcess server = launcher.start(kind)) {
            load(server.port(), handler, CONNECTIONS.get(0), warmup);
            List<Figures> all = new ArrayList<>();
            for (int connections : CONNECTIONS) {
                all.add(measure(server, handler, connections, measured));
            }
            return all;
        }
    }

    private static Figures measure(ServerProcess server, Handler handler, int connections, Duration measured)
            throws Exception {
        Duration cpuBefore = server.cpuTime();
        long start = System.nanoTime();
        long[] latencies = load(server.port(), handler, connections, measured);
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpu = server.cpuTime().minus(cpuBefore).toNanos();
        Arrays.sort(latencies);
        return new Figures(
                connections,
                latencies.length / seconds,
                latencies[latencies.length / 2] / 1e3,
                latencies[(int) (latencies.length * 0.99)] / 1e3,
                cpu / latencies.length / 1e3);
    }

    /** The latencies of all requests that the connections could do one after the other in the time. */
    private static long[] load(int port, Handler handler, int count, Duration time) throws Exception {
        ExecutorService connections = Executors.newFixedThreadPool(count);
        try {
            Callable<long[]> connection = () -> deliver(port, handler, time);
            List<Future<long[]>> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
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

    private static long[] deliver(int port, Handler handler, Duration time) throws IOException {
        LongStream.Builder latencies = LongStream.builder();
        long end = System.nanoTime() + time.toNanos();
        try (Sender sender = new Sender(port, handler)) {
            while (System.nanoTime() < end) {
                latencies.add(sender.deliver());
            }
        }
        return latencies.build().toArray();
    }
}
