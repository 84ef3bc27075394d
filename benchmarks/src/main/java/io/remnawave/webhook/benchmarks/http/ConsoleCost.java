package io.remnawave.webhook.benchmarks.http;

import io.remnawave.webhook.benchmarks.Bodies;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What the developer console costs: the processor time of a whole delivery over HTTP, and the heap that it keeps. Two processes of
 * {@link ConsoledServer}, one with a console and one without, take turns in short rounds, so that what else the machine does hits
 * both.
 *
 * <p>{@code java -cp benchmarks.jar io.remnawave.webhook.benchmarks.http.ConsoleCost [rounds]}
 */
public final class ConsoleCost {

    private static final int WARMUP = 20_000;
    private static final int FAST_ROUND = 5_000;
    private static final int PACED_ROUND = 2_000;
    private static final int PACE = 200;
    private static final int LARGE = 900_000;

    private ConsoleCost() {}

    /**
     * Measures, and prints a table.
     *
     * @param arguments the number of rounds
     */
    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length == 0 ? 20 : Integer.parseInt(arguments[0]);
        try (Consoled off = Consoled.start(false);
                Consoled on = Consoled.start(true)) {
            off.deliver(WARMUP, 0, 0);
            on.deliver(WARMUP, 0, 0);
            compare("as fast as one connection can", off, on, rounds, FAST_ROUND, 0);
            compare(PACE + " a second", off, on, Math.max(1, rounds / 5), PACED_ROUND, PACE);
            memory("after these deliveries of a user", off, on);
            off.deliver(250, 0, LARGE);
            on.deliver(250, 0, LARGE);
            memory("after 250 deliveries of " + LARGE + " B", off, on);
        }
    }

    private static void compare(String what, Consoled off, Consoled on, int rounds, int deliveries, int pace)
            throws IOException, InterruptedException {
        double[] without = new double[rounds];
        double[] with = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            // In turns, so that neither is always the second.
            if (round % 2 == 0) {
                without[round] = off.deliver(deliveries, pace, 0);
                with[round] = on.deliver(deliveries, pace, 0);
            } else {
                with[round] = on.deliver(deliveries, pace, 0);
                without[round] = off.deliver(deliveries, pace, 0);
            }
        }
        double[] more = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            more[round] = 100 * (with[round] / without[round] - 1);
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %.1f µs without, %.1f µs with a console (medians of %d rounds of %d); %+.1f %% in sum, %+.1f %% the"
                        + " median of the rounds, quartiles %+.1f to %+.1f%n",
                what,
                quantile(without, 50),
                quantile(with, 50),
                rounds,
                deliveries,
                100 * (Arrays.stream(with).sum() / Arrays.stream(without).sum() - 1),
                quantile(more, 50),
                quantile(more, 25),
                quantile(more, 75));
    }

    private static double quantile(double[] values, int percent) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(sorted.length - 1) * percent / 100];
    }

    private static void memory(String when, Consoled off, Consoled on) throws IOException {
        double without = off.heap() / 1e6;
        double with = on.heap() / 1e6;
        System.out.printf(
                Locale.ROOT,
                "heap %s: %.1f MB without, %.1f MB with a console: %.1f MB%n",
                when,
                without,
                with,
                with - without);
    }

    /** One of the two processes. */
    private record Consoled(Process process, BufferedReader output, int port) implements AutoCloseable {

        static Consoled start(boolean console) throws IOException {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of(
                    "-Xms192m",
                    "-Xmx192m",
                    "-XX:+UseSerialGC",
                    "-XX:+AlwaysPreTouch",
                    "-Dsun.net.httpserver.nodelay=true",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ConsoledServer.class.getName(),
                    Boolean.toString(console)));
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().put("REMNAWAVE_WEBHOOK_SECRET", Bodies.SECRET);
            Process process = builder.start();
            BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
            return new Consoled(process, output, Integer.parseInt(output.readLine()));
        }

        /** Delivers, and gives the processor time of the server for one, in microseconds. */
        double deliver(int deliveries, int pace, int padding) throws IOException, InterruptedException {
            long before = cpu();
            try (Sender sender = new Sender(port, Handler.SDK, padding)) {
                long start = System.nanoTime();
                for (int i = 0; i < deliveries; i++) {
                    long due = pace == 0 ? 0 : start + i * TimeUnit.SECONDS.toNanos(1) / pace - System.nanoTime();
                    if (due > 0) {
                        TimeUnit.NANOSECONDS.sleep(due);
                    }
                    sender.deliver();
                }
            }
            return (cpu() - before) / 1e3 / deliveries;
        }

        private long cpu() throws IOException {
            return ask("cpu");
        }

        long heap() throws IOException {
            return ask("heap");
        }

        private long ask(String question) throws IOException {
            OutputStream input = process.getOutputStream();
            input.write((question + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
            return Long.parseLong(output.readLine());
        }

        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }
}
