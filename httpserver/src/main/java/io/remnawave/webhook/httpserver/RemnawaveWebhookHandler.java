package io.remnawave.webhook.httpserver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.spi.ListenerThreads;
import io.remnawave.webhook.spi.TrailingSlashLog;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Gives what comes to a context of the JDK's HTTP server to a receiver.
 *
 * <pre>{@code
 * HttpServer server = HttpServer.create(new InetSocketAddress(8080), 0);
 * server.createContext("/remnawave/webhook", new RemnawaveWebhookHandler(receiver));
 * server.start();
 * }</pre>
 *
 * <p>Takes the path of the context alone, and answers 404 to what lies below it. Leaves the server's own threads at once, so that
 * neither a slow sender nor a listener holds one, whatever executor the server has: bodies are read on up to 256 threads of this
 * handler, where the one that has stalled longest gives way to a newcomer, and listeners run on others. Only where the server's
 * executor is a {@link ThreadPoolExecutor} of 16 threads or more does a delivery whose body is there at once stay on its thread,
 * and no more than four listeners at a time, which saves two changes of threads. What a server waits for
 * before it calls a handler, the head of a request, is bounded by the system property {@code sun.net.httpserver.maxReqTime}
 * (seconds, longer than {@code remnawave.webhook.body-timeout}), which has to be set before the first server is made; so has
 * {@code sun.net.httpserver.maxRspTime} (longer than listeners take), without which the server never forgets a connection that
 * breaks before its answer. Give the server an executor of several threads too, since it reads heads there. Thread-safe.
 */
public final class RemnawaveWebhookHandler implements HttpHandler, AutoCloseable {

    /** Stalled bodies beyond this make way for each other; more than the 150 deliveries that a panel has under way at most. */
    private static final int MAX_READERS = 256;

    /** A body that has just begun is not stalled. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final int MAX_FAREWELLS = 4;

    /** Of the server, four of which may be held by listeners. */
    private static final int ENOUGH_THREADS = 16;

    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(30);

    private final WebhookReceiver receiver;
    private final ListenerThreads listeners = new ListenerThreads();
    private final YieldingThreads readers = new YieldingThreads("remnawave-webhook-http", MAX_READERS, PATIENCE);
    private final YieldingThreads farewells =
            new YieldingThreads("remnawave-webhook-http-refusal", MAX_FAREWELLS, PATIENCE);
    private final Semaphore verifying = new Semaphore(Runtime.getRuntime().availableProcessors());
    private final TrailingSlashLog trailingSlash = new TrailingSlashLog();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** This handler, until it is closed, and all requests whose body has come and whose answer is not sent yet. */
    private final Phaser inProgress = new Phaser(1);

    /** @param receiver takes the requests; closed with this handler */
    public RemnawaveWebhookHandler(WebhookReceiver receiver) {
        this.receiver = receiver;
    }

    /**
     * Takes a request over, and may return before it is answered.
     *
     * @throws IOException if there is no thread to answer it, which has the server close the connection
     */
    @Override
    public void handle(HttpExchange http) throws IOException {
        YieldingThreads.Task task = taskFor(http);
        if (task instanceof RequestReader reader) {
            if (hasThreadsToSpare(http.getHttpContext().getServer()) && reader.runAtOnce()) {
                return;
            }
            reader.start();
        }
        try {
            readers.execute(task);
        } catch (RejectedExecutionException e) {
            throw new IOException("Too many requests wait", e);
        }
    }

    private YieldingThreads.Task taskFor(HttpExchange http) {
        String path = http.getHttpContext().getPath();
        String requested = http.getRequestURI().getPath(); // decoded, as the server has found the context
        if (path.equals(requested)) {
            HttpExchangeHead head = new HttpExchangeHead(http);
            return new RequestReader(
                    http,
                    receiver.exchange(head, listeners.startingOnCallingThread()),
                    head.contentLength(),
                    verifying,
                    farewells,
                    inProgress);
        }
        if ((path + "/").equals(requested)) {
            trailingSlash.log(path);
        }
        return new NotFound(http);
    }

    /** Whether the few listeners that run on its threads at once leave enough of them to read heads. */
    private static boolean hasThreadsToSpare(HttpServer server) {
        if (!(server.getExecutor() instanceof ThreadPoolExecutor pool)) {
            return false;
        }
        return pool.getCorePoolSize() >= ENOUGH_THREADS
                || (pool.getQueue() instanceof SynchronousQueue && pool.getMaximumPoolSize() >= ENOUGH_THREADS);
    }

    /**
     * Closes the receiver, so that what comes from now on is answered 503, and returns when the deliveries in progress are
     * answered (a body that is still to come is not waited for), or after 30 seconds. Call it before {@code HttpServer.stop}, which
     * breaks connections off.
     */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        receiver.close();
        int phase = inProgress.arriveAndDeregister();
        try {
            if (phase >= 0) {
                inProgress.awaitAdvanceInterruptibly(phase, LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            // The time is up: what goes on ends with the process.
        } finally {
            listeners.close();
            readers.close();
            farewells.close();
        }
    }
}
