package io.remnawave.webhook.spring.observe;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls Micrometer, and with it the handlers, filters, conventions and predicates of an application: what they throw is
 * logged, once in ten seconds, and changes nothing. Never throws; thread-safe.
 */
final class ObservationGuard {

    private static final Logger log = LoggerFactory.getLogger(ListenerObservation.class);

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final AtomicLong nextLine = new AtomicLong(System.nanoTime());

    /** What the call gives, or {@code null} if it throws. */
    <T> @Nullable T get(Supplier<? extends @Nullable T> call) {
        try {
            return call.get();
        } catch (Throwable e) { // also an Error: observations must not decide what the panel is answered
            report(e);
            return null;
        }
    }

    void run(Runnable call) {
        get(() -> {
            call.run();
            return null;
        });
    }

    /** Not with the message, which may hold what a stranger sent. */
    private void report(Throwable failure) {
        try {
            log.debug("The observation of a listener failed", failure);
            if (mayWarn()) {
                log.warn(
                        "The observation of a listener failed, and the answer to the panel stays as it is: {} (its stack trace"
                                + " is logged at DEBUG). Look at the ObservationHandler, ObservationFilter and the like that are"
                                + " beans of the application",
                        failure.getClass().getName());
            }
        } catch (Throwable broken) { // the log, which decides as little
            return;
        }
    }

    private boolean mayWarn() {
        long now = System.nanoTime();
        long next = nextLine.get();
        return now - next >= 0 && nextLine.compareAndSet(next, now + PAUSE_NANOS);
    }
}
