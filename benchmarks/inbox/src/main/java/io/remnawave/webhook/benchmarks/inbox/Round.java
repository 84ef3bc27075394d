package io.remnawave.webhook.benchmarks.inbox;

import com.zaxxer.hikari.HikariDataSource;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.servlet.RemnawaveWebhookServlet;
import io.remnawave.webhook.spi.ListenerDefinition;
import io.remnawave.webhook.testkit.compatibility.RawHttp;
import io.remnawave.webhook.testkit.fixture.RemnawaveFixtures;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** One contender takes a number of deliveries over HTTP, and handles them. */
final class Round {

    static final int WORKERS = 8;
    static final int POOL = 20;
    static final int SERVER_THREADS = 150;

    private static final String SECRET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZab";
    private static final int PATIENCE_MINUTES = 10;

    private final Database database;
    private final int deliveries;
    private final int parallel;

    /** @param parallel how many requests are under way at a time, each on a connection of its own */
    Round(Database database, int deliveries, int parallel) {
        this.database = database;
        this.deliveries = deliveries;
        this.parallel = parallel;
    }

    Figures run(Contender contender, boolean keepsRows) throws Exception {
        if (!keepsRows) {
            database.empty();
        }
        List<byte[]> requests = IntStream.range(0, deliveries)
                .mapToObj(i -> RemnawaveFixtures.userExpired()
                        .username("user" + i)
                        .at(java.time.Instant.now().plusMillis(i % 1000))
                        .sign(SECRET))
                .map(Round::request)
                .toList();
        CountDownLatch handled = new CountDownLatch(deliveries);
        Consumer<RemnawaveEvent> listener = event -> handled.countDown();
        try (HikariDataSource pool = database.pool(POOL);
                WebhookReceiver receiver = WebhookReceiver.builder()
                        .secret(SECRET)
                        .register(ListenerDefinition.builder("benchmark", arguments -> {
                                    listener.accept((RemnawaveEvent) arguments[0]);
                                    return null;
                                })
                                .parameterTypes(List.of(RemnawaveEvent.class))
                                .build())
                        .inbox(contender.create(pool, WORKERS, listener))
                        .build()) {
            Server server = serve(receiver);
            try {
                return measure(contender, server, requests, handled);
            } finally {
                server.stop();
            }
        }
    }

    private static Server serve(WebhookReceiver receiver) throws Exception {
        Server server = new Server(new QueuedThreadPool(SERVER_THREADS));
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("localhost");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        ServletHolder servlet = new ServletHolder(new RemnawaveWebhookServlet(receiver));
        servlet.setAsyncSupported(true);
        context.addServlet(servlet, "/remnawave/webhook");
        server.setHandler(context);
        server.start();
        return server;
    }

    private Figures measure(Contender contender, Server server, List<byte[]> requests, CountDownLatch handled)
            throws Exception {
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        Database.Work before = database.work();
        AtomicInteger next = new AtomicInteger();
        ConcurrentLinkedQueue<long[]> latencies = new ConcurrentLinkedQueue<>();
        ExecutorService clients = Executors.newFixedThreadPool(parallel);
        long start = System.nanoTime();
        long stored;
        try {
            List<Future<long[]>> running = Stream.generate(() -> clients.submit(() -> send(port, requests, next)))
                    .limit(parallel)
                    .toList();
            for (Future<long[]> client : running) {
                latencies.add(client.get());
            }
            stored = System.nanoTime();
        } catch (ExecutionException e) {
            throw new IllegalStateException(contender.label() + " did not take every delivery", e.getCause());
        } finally {
            clients.shutdownNow();
        }
        if (!handled.await(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            throw new IllegalStateException(contender.label() + " has not handled " + handled.getCount()
                    + " deliveries within " + PATIENCE_MINUTES + " minutes");
        }
        long end = System.nanoTime();
        database.awaitIdle(); // what is written after the listener belongs to the delivery
        Database.Work work = database.work().since(before);
        long[] sorted =
                latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Figures(
                deliveries / seconds(stored - start),
                deliveries / seconds(end - start),
                millis(sorted[sorted.length / 2]),
                millis(sorted[(int) (sorted.length * 0.99)]),
                (double) work.commits() / deliveries,
                (double) work.walBytes() / deliveries);
    }

    private static long[] send(int port, List<byte[]> requests, AtomicInteger next) throws Exception {
        long[] nanos = new long[requests.size()];
        int count = 0;
        try (RawHttp connection = new RawHttp(URI.create("http://localhost:" + port))) {
            for (int i = next.getAndIncrement(); i < requests.size(); i = next.getAndIncrement()) {
                long start = System.nanoTime();
                connection.send(requests.get(i));
                int status = connection.answer().status();
                if (status != 200) {
                    throw new IllegalStateException("The server answered " + status);
                }
                nanos[count++] = System.nanoTime() - start;
            }
        }
        return Arrays.copyOf(nanos, count);
    }

    /** Made before the clock starts. */
    private static byte[] request(SignedDelivery delivery) {
        StringBuilder head = new StringBuilder(
                        "POST /remnawave/webhook HTTP/1.1\r\nHost: localhost\r\nContent-Length: ")
                .append(delivery.body().length)
                .append("\r\n");
        delivery.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = Arrays.copyOf(start, start.length + delivery.body().length);
        System.arraycopy(delivery.body(), 0, request, start.length, delivery.body().length);
        return request;
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
