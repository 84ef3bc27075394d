package io.remnawave.webhook.spi;

import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.signature.WebhookSecret;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * The third step of a delivery. The receiver's own runs the listeners on the request; an inbox stores the delivery and runs them
 * later. Thread-safe.
 */
public interface DeliveryHandler extends AutoCloseable {

    /**
     * Handles a delivery that was admitted.
     *
     * @param executor where what may block runs; it may reject a task, which is answered 503
     * @return completes with the answer. Exceptionally with a {@code MalformedEventException} is answered 400, with anything else
     *     503 and logged. Work that goes on after the answer is the handler's to bring to its end
     */
    CompletionStage<WebhookResponse> handle(AdmittedDelivery delivery, Executor executor);

    /** No more deliveries come; what is in progress goes on to its end. */
    @Override
    void close();

    /** Makes the handler of a receiver, when that is built. */
    @FunctionalInterface
    interface Factory {

        /** Called once for a receiver. */
        DeliveryHandler create(Context context);

        /**
         * Types of parameters that the handler fills, beside what an event carries: {@code java.sql.Connection} is the one that a
         * listener may ask for. None by default.
         */
        default Set<Class<?>> parameterTypes() {
            return Set.of();
        }
    }

    /** What a handler stands on. More may come. */
    interface Context {

        /** Runs the listeners of a delivery. */
        ListenerRunner listeners();

        /** The secrets at this moment, in whose name deliveries come. */
        List<WebhookSecret> secrets();

        /** The receiver's clock. */
        Clock clock();

        /** How long a delivery stays fresh, so how long a repetition has to be known as one. */
        Duration freshness();
    }
}
