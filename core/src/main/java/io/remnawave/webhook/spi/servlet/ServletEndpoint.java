package io.remnawave.webhook.spi.servlet;

import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.spi.Exchange;
import io.remnawave.webhook.spi.RequestHead;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes deliveries in a servlet container. A request whose body is there at once, and whose answer is, never leaves its thread.
 * Otherwise the body is read and the answer sent asynchronously, so that neither a slow sender nor a slow listener holds a thread
 * of the container. Where a filter has put a stream of its own in front of the body, that stream is read on the calling thread,
 * because it could not be read in any other way; and so it is where asynchronous processing is not supported. Thread-safe.
 */
public final class ServletEndpoint {

    private static final Logger log = LoggerFactory.getLogger(ServletEndpoint.class);

    private static final int CHUNK = 8 * 1024;

    /** Of its threads, that wait for a sender, as long as the container's own read timeout lets them. */
    private static final int MAX_WAITING = 4;

    /** A body that is worth waiting for, so that the connection can be used again. */
    private static final int SMALL = 64 * 1024;

    private final BiFunction<RequestHead, Executor, Exchange> exchanges;
    private final Supplier<Executor> executors;
    private final Semaphore waiting = new Semaphore(MAX_WAITING);
    private final AtomicBoolean saidNotAsync = new AtomicBoolean();
    private final AtomicBoolean saidReplaced = new AtomicBoolean();

    /**
     * An endpoint of a receiver.
     *
     * @param exchanges makes the exchange of a request: {@code receiver::exchange}
     * @param executors gives the executor of a request, asked on the thread of the request:
     *     {@code threads::startingOnCallingThread}
     */
    public ServletEndpoint(
            BiFunction<RequestHead, Executor, Exchange> exchanges, Supplier<? extends Executor> executors) {
        this.exchanges = exchanges;
        this.executors = executors::get;
    }

    /** Answers a request, now or later. Never throws for what the request, the container or a listener does. */
    public void service(HttpServletRequest request, HttpServletResponse response) {
        ServletRequestHead head = new ServletRequestHead(request);
        Exchange exchange = exchanges.apply(head, executors.get());
        try {
            warnUnlessAsync(request);
            serve(request, response, head, exchange);
        } catch (RuntimeException e) { // of a container, or of a filter's request, that does not show its head
            exchange.fail(e);
            WebhookResponse answer = await(exchange.answer().toCompletableFuture());
            ServletAnswer.send(request, response, answer, true, false);
        }
    }

    private void serve(
            HttpServletRequest request, HttpServletResponse response, ServletRequestHead head, Exchange exchange) {
        WebhookResponse refusal = exchange.precheck();
        if (refusal != null) {
            refuse(request, response, head, refusal);
            return;
        }
        ServletInputStream body = open(request);
        if (body == null) {
            exchange.complete();
            answer(request, response, head, exchange);
        } else if (isOfTheContainer(body, request)) {
            read(body, request, response, head, exchange);
        } else {
            warnOfReplaced(body);
            readBlocking(body, exchange);
            answer(request, response, head, exchange);
        }
    }

    private void warnOfReplaced(ServletInputStream body) {
        if (!saidReplaced.getAndSet(true)) {
            log.warn(
                    "A filter has put a stream of its own ({}) in front of the body of the Remnawave webhook endpoint, so that it"
                            + " can only be read on a thread of the container, which a slow sender then holds. Exclude the path"
                            + " of the endpoint from that filter, as from those that log bodies",
                    body.getClass().getName());
        }
    }

    /** Once, and of the first request already: what it warns of shows only under attack. */
    private void warnUnlessAsync(HttpServletRequest request) {
        if (!saidNotAsync.get() && !request.isAsyncSupported() && !saidNotAsync.getAndSet(true)) {
            log.warn(
                    "The Remnawave webhook endpoint cannot process requests asynchronously, so slow listeners hold threads of"
                            + " the container, and slow senders too: one who sends nothing for as long as the container's own"
                            + " read timeout. Add <async-supported>true</async-supported> to the servlet and to every filter"
                            + " before it");
        }
    }

    /**
     * Sends the answer once more, in an error dispatch: a container may drop what it was given when it finds a body broken, and
     * ask the application's error page instead. For a filter before everything else that takes error dispatches.
     *
     * @return false if this is no request whose answer may have been dropped, so that it is the error page's
     */
    public static boolean repeatAnswer(HttpServletRequest request, HttpServletResponse response) {
        return ServletAnswer.repeat(request, response);
    }

    /** Null if there is nothing to read, because somebody has read it as text. */
    private static @Nullable ServletInputStream open(HttpServletRequest request) {
        try {
            return request.getInputStream();
        } catch (IOException | RuntimeException e) {
            log.debug(
                    "The body cannot be read, and counts as empty: {}",
                    e.getClass().getName());
            return null;
        }
    }

    private static boolean isOfTheContainer(ServletInputStream body, HttpServletRequest request) {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        if (inner == request) {
            return true;
        }
        try {
            return inner.getInputStream() == body;
        } catch (IOException | RuntimeException e) { // a filter has read the container's as text
            log.trace("The body was replaced", e);
            return false;
        }
    }

    /** The container's own stream: as far as it goes without blocking, and then asynchronously. */
    private void read(
            ServletInputStream body,
            HttpServletRequest request,
            HttpServletResponse response,
            ServletRequestHead head,
            Exchange exchange) {
        boolean ended;
        try {
            if (body.isFinished()) { // read by a filter, which may have closed it as well
                ended = true;
                exchange.complete();
            } else {
                boolean waits = !head.headers("Expect").isEmpty() && body.available() <= 0;
                int read = waits ? askForTheBody(body, exchange) : 0;
                ended = isChunked(head)
                        ? readAvailableChunks(body, read, exchange)
                        : readAvailable(body, head.contentLength(), read, exchange);
            }
        } catch (IOException | RuntimeException e) {
            exchange.fail(e);
            answer(request, response, head, exchange);
            return;
        }
        if (ended) {
            answer(request, response, head, exchange);
            return;
        }
        exchange.expectBody();
        head.copy();
        AsyncContext async = startAsync(request, response);
        if (async == null) {
            readBlocking(body, exchange);
            answer(request, response, head, exchange);
        } else {
            new AsyncExchange(async, request, response, exchange).read(body);
        }
    }

    private static boolean isChunked(ServletRequestHead head) {
        return !head.headers("Transfer-Encoding").isEmpty();
    }

    /**
     * Reads one byte, because a read that may wait is what makes Tomcat say {@code 100 Continue} where it does not say that to
     * everybody. On a few threads at once: other such senders go on without being told, as the standard wants them to.
     */
    private int askForTheBody(ServletInputStream body, Exchange exchange) throws IOException {
        if (!waiting.tryAcquire()) {
            return 0;
        }
        exchange.expectBody();
        try {
            byte[] first = new byte[1];
            int n = Math.max(body.read(first), 0);
            exchange.append(first, 0, n);
            return n;
        } finally {
            waiting.release();
        }
    }

    /**
     * Of a chunked body Tomcat counts as available what is not its data yet, and waits for that when it is read; so few do. What
     * is broken is answered here alone: of a request that is read asynchronously Tomcat closes the connection without a word.
     */
    private boolean readAvailableChunks(ServletInputStream body, int read, Exchange exchange) throws IOException {
        if (!waiting.tryAcquire()) {
            return false;
        }
        exchange.expectBody();
        try {
            return readAvailable(body, -1, read, exchange);
        } finally {
            waiting.release();
        }
    }

    /** Gives true if the body has ended, false if more may come, wanted or not. */
    private static boolean readAvailable(ServletInputStream body, long length, int read, Exchange exchange)
            throws IOException {
        int available = body.available();
        if (read == 0 && (length == 0 || (length > 0 && available >= length))) {
            exchange.complete(body.readNBytes((int) length));
            return true;
        }
        byte[] chunk = available > 0 ? new byte[CHUNK] : new byte[0];
        long sum = read;
        while (available > 0) {
            int n = body.read(chunk, 0, Math.min(available, CHUNK));
            if (n >= 0 && !exchange.append(chunk, 0, n)) {
                return false;
            }
            sum += n;
            if (n < 0 || sum == length) {
                exchange.complete();
                return true;
            }
            available = body.available();
        }
        if (body.isFinished()) {
            exchange.complete();
            return true;
        }
        return false;
    }

    private static void readBlocking(ServletInputStream body, Exchange exchange) {
        byte[] chunk = new byte[CHUNK];
        boolean empty = true;
        exchange.expectBody();
        try {
            for (int n = body.read(chunk); n >= 0; n = body.read(chunk)) {
                empty &= n == 0;
                if (!exchange.append(chunk, 0, n)) {
                    return;
                }
            }
        } catch (IOException | RuntimeException e) {
            if (!empty || !isFinished(body)) {
                exchange.fail(e);
                return;
            }
            log.debug(
                    "The body was closed before, and counts as empty: {}",
                    e.getClass().getName());
        }
        exchange.complete();
    }

    private static boolean isFinished(ServletInputStream body) {
        try {
            return body.isFinished();
        } catch (RuntimeException e) { // of a filter's
            log.trace("The stream of the body does not say whether it is finished", e);
            return false;
        }
    }

    /** Sends the answer when it is there. */
    private void answer(
            HttpServletRequest request, HttpServletResponse response, ServletRequestHead head, Exchange exchange) {
        CompletableFuture<WebhookResponse> answer = exchange.answer().toCompletableFuture();
        if (!answer.isDone()) {
            head.copy();
            AsyncContext async = startAsync(request, response);
            if (async != null) {
                new AsyncExchange(async, request, response, exchange).answerLater();
                return;
            }
        }
        WebhookResponse ready = await(answer);
        if (ready == WebhookResponse.UNREADABLE) {
            ServletAnswer.markUnreadable(request);
            AsyncContext async = response.isCommitted() ? startAsync(request, response) : null;
            if (async != null) {
                LateAnswer.of(async, request, response);
                return;
            }
        }
        ServletAnswer.send(request, response, ready, endsBeforeTheBody(ready), false);
    }

    /** Those that may be given while the rest of the body is still to come, so that nothing can be read behind it. */
    static boolean endsBeforeTheBody(WebhookResponse answer) {
        return switch (answer) {
            case TOO_LARGE, TIMEOUT, UNREADABLE -> true;
            default -> false;
        };
    }

    private static WebhookResponse await(CompletableFuture<WebhookResponse> answer) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return answer.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) { // against the promise of an exchange
                    log.error("A delivery could not be handled", e);
                    return WebhookResponse.UNAVAILABLE;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Answers a request whose body nobody wants. What of the body is there already is read, so that the connection can be used
     * again. Where more would come, the container would read it on this thread, for as long as the sender likes: so that is
     * waited for asynchronously, and only for a moment: before the answer, if it is little; else behind it, so that it reaches
     * a sender who is still sending.
     */
    private void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            ServletRequestHead head,
            WebhookResponse refusal) {
        long length = head.contentLength();
        boolean chunked = isChunked(head);
        if (!chunked && length <= 0) {
            ServletAnswer.send(request, response, refusal, false, false);
            return;
        }
        // To open the body is to ask the sender for it.
        ServletInputStream body = head.headers("Expect").isEmpty() ? open(request) : null;
        if (body == null || !isOfTheContainer(body, request)) {
            ServletAnswer.send(request, response, refusal, body == null, false);
            return;
        }
        try {
            if (body.isFinished() || (!chunked && skipAvailable(body, length))) {
                ServletAnswer.send(request, response, refusal, false, false);
                return;
            }
        } catch (IOException | RuntimeException e) {
            log.debug(
                    "The body of a refused request broke off: {}", e.getClass().getName());
            ServletAnswer.send(request, response, refusal, true, false);
            return;
        }
        AsyncContext async = startAsync(request, response);
        if (async == null) {
            ServletAnswer.send(request, response, refusal, true, false);
        } else {
            boolean small = !chunked && length <= SMALL;
            new Drain(async, body, request, response, refusal, small).start();
        }
    }

    /** Gives true if that was the whole. */
    private static boolean skipAvailable(InputStream body, long length) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long left = length;
        for (int available = body.available(); available > 0 && left > 0; available = body.available()) {
            int n = body.read(chunk, 0, Math.min(available, CHUNK));
            if (n < 0) {
                return true;
            }
            left -= n;
        }
        return left <= 0;
    }

    private @Nullable AsyncContext startAsync(HttpServletRequest request, HttpServletResponse response) {
        try {
            if (request.isAsyncSupported()) {
                AsyncContext async = request.startAsync(request, response);
                async.setTimeout(0);
                return async;
            }
        } catch (RuntimeException e) {
            log.debug("Asynchronous processing does not start: {}", e.getClass().getName());
            return null; // of this request alone, which somebody has begun or ended already
        }
        return null;
    }
}
