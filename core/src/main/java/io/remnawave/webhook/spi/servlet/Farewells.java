package io.remnawave.webhook.spi.servlet;

import io.remnawave.webhook.delivery.WebhookResponse;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A few threads for the answers to strangers that are found elsewhere than on a thread of their request. A sender can stall the
 * write of one, as by leaving his window of HTTP/2 closed, and the thread that has found it is one that others wait for: that of
 * the deadlines, or of a delivery that the stranger gave way to. Daemons, which end when they were idle.
 */
final class Farewells {

    private static final Logger log = LoggerFactory.getLogger(ServletEndpoint.class);

    private static final int MAX_THREADS = 16;

    private static final long IDLE_SECONDS = 10;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** Without a queue: what waits behind those who stall would come too late. */
    private static final Executor THREADS = new ThreadPoolExecutor(
            0, MAX_THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), Farewells::newThread);

    private Farewells() {}

    private static Thread newThread(Runnable task) {
        Thread daemon = new Thread(task, "remnawave-webhook-refusal-" + NUMBER.incrementAndGet());
        daemon.setDaemon(true);
        return daemon;
    }

    /**
     * Has an answer written, and its request ended, on another thread. Where all are stalled the container sends the status
     * alone and ends the request at once, which takes no thread of ours and, without a body, waits for no window.
     *
     * @param writing sends the answer and ends the request
     */
    static void say(WebhookResponse answer, AsyncContext async, HttpServletResponse response, Runnable writing) {
        try {
            THREADS.execute(writing);
        } catch (RejectedExecutionException e) {
            log.debug("Too many senders do not take their answers: the status {} has to do", answer.status());
            leave(answer, async, response);
        }
    }

    private static void leave(WebhookResponse answer, AsyncContext async, HttpServletResponse response) {
        try {
            ServletAnswer.setHead(async.getRequest(), response, answer, true);
        } catch (RuntimeException e) { // of a container that has ended the request already
            log.debug(
                    "The answer {} could not be sent: {}", answer, e.getClass().getName());
        }
        Drain.complete(async);
    }
}
