package io.remnawave.webhook.internal.dispatch;

import io.remnawave.webhook.decode.EventDecoder;
import io.remnawave.webhook.observe.WebhookObserver;
import io.remnawave.webhook.spi.AdmittedDelivery;
import io.remnawave.webhook.spi.ListenerDefinition;
import io.remnawave.webhook.spi.ListenerRunner;
import java.time.Duration;
import java.util.List;

/**
 * Runs the listeners of a mapping. Immutable and thread-safe.
 *
 * @param timeout how long to wait for what a listener returns
 * @param observer one that does not throw; {@link WebhookObserver#and} makes such
 */
public record MappedListenerRunner(ListenerMapping mapping, Duration timeout, WebhookObserver observer)
        implements ListenerRunner {

    @Override
    public List<ListenerDefinition> listeners() {
        return mapping.listeners();
    }

    @Override
    public List<ListenerDefinition> listenersOf(String eventName, String scope) {
        return mapping.of(eventName, scope).stream().map(Listener::definition).toList();
    }

    @Override
    public boolean isBlocking(AdmittedDelivery delivery) {
        for (Listener listener : mapping.of(delivery.eventName(), delivery.scope())) {
            if (listener.definition().isBlocking()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Run run(AdmittedDelivery delivery, Attempt attempt) {
        ListenerSequence sequence = new ListenerSequence(
                mapping.of(delivery.eventName(), delivery.scope()),
                EventDecoder.standard().decode(delivery.body()),
                delivery.toDelivery(attempt.number()),
                attempt,
                timeout,
                observer);
        sequence.start();
        return sequence;
    }
}
