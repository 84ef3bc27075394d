package io.remnawave.webhook.listener;

import io.remnawave.webhook.event.RemnawaveEvent;

/**
 * A listener as a lambda, which has done its work when it returns. It must be thread-safe: it may be called as many times at a
 * time as the server has threads, unless {@code remnawave.webhook.max-concurrent-listeners} limits it.
 *
 * <p>Nobody looks at what the lambda's expression gives: work that goes on behind a {@code CompletionStage} belongs into
 * {@code WebhookReceiverBuilder.onAsync}, which waits for it.
 *
 * @param <E> the events it takes
 */
@FunctionalInterface
public interface EventHandler<E extends RemnawaveEvent> {

    /**
     * Takes an event.
     *
     * @throws Exception to have the panel repeat the delivery
     */
    void handle(E event) throws Exception;
}
