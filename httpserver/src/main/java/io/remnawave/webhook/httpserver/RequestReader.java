package io.remnawave.webhook.httpserver;

import com.sun.net.httpserver.HttpExchange;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.spi.Exchange;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request from its head to its answer. Its body is read on a thread of its own, unless it is there at once. An answer that is
 * found before the body has ended is written on another, which then interrupts the read: that closes the connection, and is the
 * only thing that ends a read of the JDK's server. Where no other is free, the reader is interrupted at once, or writes the answer
 * itself when its turn comes.
 */
final class RequestReader implements YieldingThreads.Task {

    private static final Logger log = LoggerFactory.getLogger(RemnawaveWebhookHandler.class);

    private static final int CHUNK = 8 * 1024;

    private final HttpExchange http;
    private final long declaredLength;
    private final ServerAnswer server;
    private final YieldingThreads farewells;
    private final Phaser inProgress;
    private final Semaphore verifying;
    private final @Nullable WebhookResponse refusal;

    /** Until it is answered: it holds the body. */
    private volatile @Nullable Exchange exchange;

    /** The thread that waits for the sender. Guarded by this, as are the rest. */
    private @Nullable Thread waiting;

    private Body body = Body.AHEAD;
    private boolean registered;
    private @Nullable WebhookResponse foundOnThisThread;

    /** The answer to a body that was broken off, until a thread takes it to write it. */
    private @Nullable WebhookResponse farewell;

    private enum Body {
        AHEAD,
        READING,
        ENDED,
        /** The answer was found before it had ended. */
        BROKEN_OFF
    }

    /**
     * @param exchange of which nothing was asked yet
     * @param verifying how many threads may hold a whole body, of more than a few KB, that nobody vouches for
     * @param inProgress is told of a request from the end of its body until its answer is sent
     */
    RequestReader(
            HttpExchange http,
            Exchange exchange,
            long declaredLength,
            Semaphore verifying,
            YieldingThreads farewells,
            Phaser inProgress) {
        this.http = http;
        this.exchange = exchange;
        this.declaredLength = declaredLength;
        this.server = new ServerAnswer(http);
        this.verifying = verifying;
        this.farewells = farewells;
        this.inProgress = inProgress;
        this.refusal = exchange.precheck();
    }

    /** The time for the body begins, wherever the request waits. */
    void start() {
        Exchange begun = exchange;
        if (refusal == null && begun != null) {
            begun.expectBody();
            begun.answer().thenAccept(this::onAnswer);
        }
    }

    /**
     * Takes the request on a thread of the server, if its whole body has come. What only a panel gets is answered there; any
     * other answer is left to a reader, since its sender may be one who does not read it.
     *
     * @return false if a reader is to go on with it
     */
    boolean runAtOnce() {
        Exchange begun = exchange;
        if (refusal != null || begun == null || !isSmall() || !hasCome()) {
            return false;
        }
        begun.answer().thenAccept(this::onAnswer);
        WebhookResponse found = read();
        if (found == null) {
            return true;
        }
        if (isOfAPanel(found)) {
            send(found);
            return true;
        }
        sent(); // close() need not wait for a refusal
        return false;
    }

    /** Nobody is told that a delivery was taken, ignored or failed who has not signed it. */
    private static boolean isOfAPanel(WebhookResponse answer) {
        return answer.status() == 200 || answer == WebhookResponse.FAILED;
    }

    private boolean isSmall() {
        return declaredLength >= 0 && declaredLength <= CHUNK;
    }

    private boolean hasCome() {
        try {
            return http.getRequestBody().available() >= declaredLength;
        } catch (IOException e) {
            log.trace("What reads the body is told of it again", e);
            return false;
        }
    }

    @Override
    public void run() {
        WebhookResponse found = refusal != null ? refusal : read();
        if (found != null) {
            sendAndWait(() -> send(found));
        }
        WebhookResponse left = takeFarewell();
        if (left != null) {
            sendAndWait(() -> sendAndClose(left));
        }
    }

    private synchronized @Nullable WebhookResponse takeFarewell() {
        WebhookResponse taken = farewell;
        farewell = null;
        return taken;
    }

    /** Reads the body and goes on; gives what is to be answered on this thread, if anything. */
    private @Nullable WebhookResponse read() {
        Exchange begun = exchange;
        if (begun != null && beginReading()) {
            readAndGoOn(begun);
        }
        return endReading();
    }

    private synchronized boolean beginReading() {
        if (body != Body.AHEAD) {
            return false;
        }
        body = Body.READING;
        waiting = Thread.currentThread();
        return true;
    }

    private void readAndGoOn(Exchange begun) {
        byte[] small = null;
        try {
            if (isSmall()) {
                small = readSmall();
            } else {
                read(begun);
            }
        } catch (IOException | RuntimeException e) {
            begun.fail(e);
            return;
        }
        synchronized (this) {
            if (body == Body.BROKEN_OFF) {
                return;
            }
            body = Body.ENDED;
            inProgress.register();
            registered = true;
        }
        if (small != null) {
            begun.complete(small);
            return;
        }
        verifying.acquireUninterruptibly();
        try {
            begun.complete();
        } finally {
            verifying.release();
        }
    }

    /** What is to be answered on this thread, if anything. */
    private synchronized @Nullable WebhookResponse endReading() {
        stopWaiting();
        if (body == Body.READING) {
            body = Body.ENDED;
        }
        return foundOnThisThread;
    }

    /** What fits the buffer that every reader has takes no other memory, and so has to give way to none who does. */
    private byte[] readSmall() throws IOException {
        byte[] small = http.getRequestBody().readNBytes((int) declaredLength);
        requireWhole(small.length);
        return small;
    }

    private void requireWhole(long received) throws EOFException {
        // Some JDKs do not tell it. Where nothing came at all, a filter has read it before: the receiver says so.
        if (received > 0 && received < declaredLength) {
            throw new EOFException("The connection was closed within the body");
        }
    }

    private void read(Exchange begun) throws IOException {
        InputStream in = http.getRequestBody();
        byte[] chunk = new byte[CHUNK];
        long received = 0;
        for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
            received += length;
            if (!begun.append(chunk, 0, length)) {
                return;
            }
        }
        requireWhole(received);
    }

    private void onAnswer(WebhookResponse answer) {
        boolean ended;
        synchronized (this) {
            exchange = null;
            if (waiting == Thread.currentThread()) {
                foundOnThisThread = answer;
                return;
            }
            ended = body == Body.ENDED;
            if (!ended) {
                body = Body.BROKEN_OFF;
                farewell = answer;
            }
        }
        if (ended) {
            send(answer);
        } else {
            breakOff();
        }
    }

    private void send(WebhookResponse answer) {
        server.send(answer, this::sent);
    }

    private synchronized void sent() {
        if (registered) {
            registered = false;
            inProgress.arriveAndDeregister();
        }
    }

    /** The same on a thread of the readers, which may have to wait for the rest of the body. */
    private void sendAndWait(Runnable sending) {
        synchronized (this) {
            waiting = Thread.currentThread();
        }
        try {
            sending.run();
        } finally {
            synchronized (this) {
                stopWaiting();
            }
        }
    }

    private void breakOff() {
        try {
            farewells.execute(new Farewell());
        } catch (RejectedExecutionException e) { // too many such senders: they learn it by the end of the connection
            interrupt();
        }
    }

    /** Interrupts the read that is under way, or the next one of this thread. */
    private void sendAndClose(WebhookResponse answer) {
        server.sendAndClose(answer, () -> {
            if (!interrupt()) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void giveWay() {
        Exchange unanswered = refusal == null ? exchange : null;
        if (unanswered == null) { // the sender does not take his answer
            interrupt();
        } else if (isReading()) {
            unanswered.evict();
        }
    }

    private synchronized boolean isReading() {
        return body == Body.READING;
    }

    private synchronized boolean interrupt() {
        if (waiting == null) {
            return false;
        }
        waiting.interrupt();
        return true;
    }

    /** No interruption reaches what the thread does next. */
    private void stopWaiting() {
        waiting = null;
        Thread.interrupted();
    }

    /** The answer to a sender whose body has not ended. */
    private final class Farewell implements YieldingThreads.Task {

        private @Nullable Thread writer;

        @Override
        public void run() {
            synchronized (this) {
                writer = Thread.currentThread();
            }
            try {
                WebhookResponse answer = takeFarewell();
                if (answer != null) {
                    sendAndClose(answer);
                }
            } finally {
                synchronized (this) {
                    writer = null;
                    Thread.interrupted();
                }
            }
        }

        @Override
        public synchronized void giveWay() {
            if (writer != null) {
                writer.interrupt();
            }
        }
    }
}
