package io.remnawave.webhook.spi.servlet;

import io.remnawave.webhook.spi.Delays;
import jakarta.servlet.AsyncContext;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a request whose answer and whose body end in any order: with the later of the two, or a moment after the answer,
 * which closes the connection.
 *
 * <p>Undertow reads what is left of a body on one of its few threads when the request ends, for as long as the sender likes.
 * There it ends with the body or the connection: until then it takes memory, as an idle connection does, and no thread.
 */
final class RequestEnd {

    private static final Logger log = LoggerFactory.getLogger(ServletEndpoint.class);

    private static final Duration MOMENT = Duration.ofSeconds(2);

    static final Executor SOON = Delays.after(MOMENT, "remnawave-webhook-drain");

    private final AsyncContext async;

    /** Whether the answer was sent, or the body has ended. */
    private final AtomicBoolean isNear = new AtomicBoolean();

    RequestEnd(AsyncContext async) {
        this.async = async;
    }

    /**
     * The answer is sent, or will not be.
     *
     * @param bodyEnded whether nothing is left of the body, or nobody will see it
     */
    void answered(boolean bodyEnded) {
        if (isNear.getAndSet(true) || bodyEnded) {
            complete(async);
        } else if (!waitsForBodies()) {
            SOON.execute(() -> complete(async));
        }
    }

    /** The body of a request that is answered, or about to be, has ended, or is broken off. */
    void bodyEnded() {
        if (isNear.getAndSet(true)) {
            complete(async);
        }
    }

    private boolean waitsForBodies() {
        return async.getClass().getName().startsWith("io.undertow.");
    }

    static void complete(AsyncContext async) {
        try {
            async.complete();
        } catch (RuntimeException e) { // the container has ended it already
            log.debug("The request has ended before: {}", e.getClass().getName());
        }
    }
}
