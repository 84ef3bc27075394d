package io.remnawave.webhook.observe;

import io.remnawave.webhook.WebhookResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Is told what a receiver did, for metrics and traces. Every method does nothing by default. Called on the thread of the
 * request and from many threads at once; a receiver logs what is thrown here, and it changes nothing.
 */
public interface WebhookObserver {

    /** Observes nothing. */
    WebhookObserver NONE = new WebhookObserver() {};

    /**
     * A request was answered.
     *
     * @param eventName the name of a verified event, which a future panel may have invented: bound it before it becomes a
     *     tag; {@code null} where the request got no further than its signature
     * @param duration from the call of the receiver to the answer, reading the body included
     */
    default void onResponse(WebhookResponse response, @Nullable String eventName, Duration duration) {}

    /**
     * A listener returned or failed.
     *
     * @param listenerId as in the mapping that is logged at start
     * @param failure what it threw, {@code null} when it took the event
     */
    default void onListener(String listenerId, String eventName, Duration duration, @Nullable Throwable failure) {}

    /** This observer and then another; what either throws is logged, and keeps nothing from the other. */
    default WebhookObserver and(WebhookObserver next) {
        return new ObserverPair(this, next);
    }
}
