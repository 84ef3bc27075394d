package io.remnawave.webhook.benchmarks.attack;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Attacks a receiver and prints what became of it. Exits with 1 if the receiver broke a promise: a signed delivery is handled
 * within 5 s, a forgery is refused within 1 s while listeners hang, and no forgery is accepted.
 */
public final class Attack {

    private static final int SENDERS = 50;

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final URI url;
    private boolean broken;

    private Attack(URI url) {
        this.url = url;
    }

    /**
     * Attacks once.
     *
     * @param args one of stalled, unsigned, hanging, forgeries; a URL; how many, at most 100,000
     */
    public static void main(String[] args) throws Exception {
        if (args.length != 3) {
            System.err.println("Usage: Attack stalled|unsigned|hanging|forgeries URL NUMBER");
            System.exit(2);
        }
        Attack attack = new Attack(URI.create(args[1]));
        int number = Math.min(100_000, Integer.parseInt(args[2]));
        switch (args[0]) {
            case "stalled" -> attack.stalled(number);
            case "unsigned" -> attack.flood("unsigned bodies of 1,000,000 bytes", number, Attack::unsigned);
            case "hanging" -> attack.hanging(number);
            case "forgeries" ->
                attack.flood("forgeries", number, (connection, i) -> connection.exchange(Request.forged()));
            default -> throw new IllegalArgumentException("There is no attack " + args[0] + ".");
        }
        System.exit(attack.broken ? 1 : 0);
    }

    /** Senders who announce a million bytes and keep the last one to themselves. */
    private void stalled(int number) throws Exception {
        List<Connection> connections = new ArrayList<>();
        ExecutorService senders = Executors.newFixedThreadPool(8);
        try {
            for (int i = 0; i < number; i++) {
                Connection connection = new Connection(url);
                connections.add(connection);
                connection.sendHead(new Request(new byte[0], "%064x".formatted(i), 1_000_000));
                senders.execute(() -> sendInPieces(connection, 999_999));
            }
            expectHandled("signed delivery while they send");
            senders.shutdown();
            require(senders.awaitTermination(LONGEST.toSeconds(), TimeUnit.SECONDS), "all have sent or were refused");
            expectHandled("signed delivery while " + number + " senders stall");
        } finally {
            senders.shutdownNow();
            for (Connection connection : connections) {
                connection.close();
            }
        }
        expectHandled("signed delivery afterwards");
    }

    private static void sendInPieces(Connection connection, int bytes) {
        try {
            for (int left = bytes; left > 0; left -= Math.min(left, 10_000)) {
                connection.send(new byte[Math.min(left, 10_000)]);
            }
        } catch (IOException refused) {
            // The server has hung up, as it may.
            return;
        }
    }

    private static int unsigned(Connection connection, int number) throws IOException {
        connection.sendHead(new Request(new byte[0], number % 2 == 0 ? null : "%064x".formatted(number), 1_000_000));
        sendInPieces(connection, 1_000_000);
        return connection.status();
    }

    private void flood(String what, int number, Sending sending) throws Exception {
        AtomicInteger next = new AtomicInteger();
        Map<String, Integer> answers = new ConcurrentHashMap<>();
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        long start = System.nanoTime();
        for (int sender = 0; sender < SENDERS; sender++) {
            senders.execute(() -> {
                for (int i = next.getAndIncrement(); i < number; i = next.getAndIncrement()) {
                    answers.merge(answer(sending, i), 1, Integer::sum);
                }
            });
        }
        senders.shutdown();
        TimeUnit.MILLISECONDS.sleep(500);
        expectHandled("signed delivery meanwhile");
        boolean ended = senders.awaitTermination(LONGEST.toSeconds(), TimeUnit.SECONDS);
        senders.shutdownNow();
        System.out.printf("  %d %s in %d s: %s%n", number, what, seconds(start), new TreeMap<>(answers));
        require(ended, "all are answered within " + LONGEST.toSeconds() + " s");
        require(!answers.containsKey("200"), "none is accepted");
        expectHandled("signed delivery afterwards");
    }

    private String answer(Sending sending, int number) {
        try (Connection connection = new Connection(url)) {
            return Integer.toString(sending.status(connection, number));
        } catch (IOException e) {
            return "closed";
        }
    }

    /** The receiver's listeners take 30 s; two hundred of them hang, and a forgery comes. */
    private void hanging(int number) throws Exception {
        List<Connection> panel = new ArrayList<>();
        try {
            for (int i = 0; i < number; i++) {
                Request delivery = Request.signed();
                Connection connection = new Connection(url);
                panel.add(connection);
                connection.sendHead(delivery);
                connection.send(delivery.body());
            }
            TimeUnit.SECONDS.sleep(3);
            long start = System.nanoTime();
            try (Connection stranger = new Connection(url)) {
                int status = stranger.exchange(Request.forged());
                long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
                System.out.printf("  forgery while %d listeners hang: %d in %d ms%n", number, status, millis);
                require(status == 401 && millis < 1000, "a forgery is refused within 1 s");
            }
            Map<Integer, Integer> answers = new TreeMap<>();
            for (Connection connection : panel) {
                answers.merge(connection.status(), 1, Integer::sum);
            }
            System.out.printf("  the %d deliveries: %s%n", number, answers);
        } finally {
            for (Connection connection : panel) {
                connection.close();
            }
        }
    }

    private void expectHandled(String what) throws IOException {
        long start = System.nanoTime();
        try (Connection panel = new Connection(url)) {
            int status = panel.exchange(Request.signed());
            long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            System.out.printf("  %s: %d in %d ms%n", what, status, millis);
            require(status == 200 && millis < 5000, what + " is handled within 5 s");
        }
    }

    private void require(boolean kept, String promise) {
        if (!kept) {
            broken = true;
            System.out.println("  BROKEN: " + promise);
        }
    }

    private static long seconds(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos).toSeconds();
    }

    @FunctionalInterface
    private interface Sending {
        int status(Connection connection, int number) throws IOException;
    }
}
