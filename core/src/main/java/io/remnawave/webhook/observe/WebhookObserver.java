package io.remnawave.webhook.observe;

import io.remnawave.webhook.delivery.Delivery;

/**
 * Is told what a receiver did, for metrics, traces, alarms. Every method does nothing by default, and more may come. Called on
 * the thread of the request, which may be an event loop: it must not block. Called from many threads at once; a receiver logs
 * what is thrown here, and it changes nothing.
 */
public interface WebhookObserver {

    /** Observes nothing. */
    WebhookObserver NONE = new WebhookObserver() {};

    /** A request was answered. Called once for each, whatever became of it. */
    default void onRequest(ReceivedRequest request) {}

    /** A listener returned, failed, or was not awaited any longer. Called once for each call of a listener. */
    default void onListener(ListenerCall call) {}

    /**
     * A delivery failed in what is, as far as can be told, the panel's last attempt (the fourth): the panel drops the event,
     * and it does not come again. The place to keep it ({@code EventDecoder} reads {@link Delivery#body()} back) or to raise an
     * alarm. Not called where an inbox takes the deliveries, since that repeats by itself.
     */
    default void onDropped(Delivery delivery) {}

    /** This observer and then another; what either throws is logged, and keeps nothing from the other. */
    default WebhookObserver and(WebhookObserver next) {
        return new CompositeObserver(this, next);
    }
}
