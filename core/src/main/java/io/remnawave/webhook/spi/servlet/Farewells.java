package io.remnawave.webhook.spi.servlet;

import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.spi.DaemonThreads;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A few threads for the answers to strangers that are found elsewhere than on a thread of their request. A sender can stall the
 * write of one, and the thread that has found it is one that others wait for: that of the deadlines, or of a delivery that the
 * stranger gave way to. Daemons, which end when they were idle.
 */
final class Farewells {

    private static final Logger log = LoggerFactory.getLogger(ServletEndpoint.class);

    private static final int MAX_THREADS = 16;

    private static final int MAX_WAITING = 1_000;

    private static final long IDLE_SECONDS = 10;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static final Executor THREADS = threads();

    private Farewells() {}

    private static Executor threads() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                MAX_THREADS,
                MAX_THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MAX_WAITING),
                worker -> DaemonThreads.create(worker, "remnawave-webhook-refusal-" + NUMBER.incrementAndGet()));
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /**
     * Has an answer written on another thread. Where none is free in sight, what the container sends when the request ends has its
     * status alone.
     *
     * @param writing sends the answer
     * @return false if it will not be written
     */
    static boolean say(WebhookResponse answer, ServletRequest request, HttpServletResponse response, Runnable writing) {
        try {
            THREADS.execute(DaemonThreads.withContext(writing));
            return true;
        } catch (RejectedExecutionException e) {
            log.debug("Too many senders do not take their answers: the status {} has to do", answer.status());
        }
        try {
            ServletAnswer.setHead(request, response, answer, true);
        } catch (RuntimeException e) { // of a container that has ended the request already
            log.debug(
                    "The answer {} could not be sent: {}", answer, e.getClass().getName());
        }
        return false;
    }
}
