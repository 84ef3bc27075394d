package io.remnawave.webhook.listener;

import io.remnawave.webhook.Delivery;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.observe.WebhookObserver;
import io.remnawave.webhook.observe.internal.LogText;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the listeners of an event one after the other on the calling thread. All are tried, whatever the others throw.
 * Immutable and thread-safe.
 */
public final class ListenerDispatcher {

    private static final Logger log = LoggerFactory.getLogger(ListenerDispatcher.class);

    private final ListenerMapping mapping;
    private final Duration timeout;
    private final WebhookObserver observer;

    /**
     * @param timeout how long to wait for what a listener returns
     * @param observer one that does not throw; {@link WebhookObserver#and} makes such
     */
    public ListenerDispatcher(ListenerMapping mapping, Duration timeout, WebhookObserver observer) {
        this.mapping = mapping;
        this.timeout = timeout;
        this.observer = observer;
    }

    /**
     * Gives an event to the listeners that have not taken it yet.
     *
     * <p>A listener does not see the interruption of one before it: that would break off the waiting for work that goes on.
     *
     * @param completed the ids of those that have
     */
    public Dispatched dispatch(RemnawaveEvent event, Delivery delivery, Set<String> completed) {
        List<Listener> listeners = mapping.of(event.name(), event.scope());
        Set<String> taken = null;
        int failures = 0;
        int calls = 0;
        boolean interrupted = false;
        for (Listener listener : listeners) {
            if (completed.contains(listener.id())) {
                calls++;
                continue;
            }
            long start = observer == WebhookObserver.NONE ? 0 : System.nanoTime();
            Throwable failure = null;
            try {
                if (!listener.take(event, delivery, timeout)) {
                    continue;
                }
            } catch (Throwable thrown) { // also an Error of the user's code: the delivery must be reopened
                failure = thrown;
            }
            calls++;
            interrupted |= Thread.interrupted() || failure instanceof InterruptedException;
            if (failure != null) {
                failures++;
                report(listener, event, delivery, failure);
            } else if (listeners.size() > 1) {
                taken = taken == null ? new HashSet<>(completed) : taken;
                taken.add(listener.id());
            }
            observe(listener, event, start, failure);
        }
        return new Dispatched(calls, failures, taken == null ? completed : taken, interrupted);
    }

    private static void report(Listener listener, RemnawaveEvent event, Delivery delivery, Throwable failure) {
        log.error(
                "The listener {} failed on {} (delivery {}, attempt {}); the panel is answered 500 and will repeat it",
                listener.id(),
                LogText.of(event.name()),
                delivery.id(),
                delivery.attempt(),
                LogText.of(failure));
    }

    private void observe(Listener listener, RemnawaveEvent event, long start, @Nullable Throwable failure) {
        if (observer != WebhookObserver.NONE) {
            observer.onListener(listener.id(), event.name(), Duration.ofNanos(System.nanoTime() - start), failure);
        }
    }

    /**
     * How it went.
     *
     * @param calls how many listeners took the event or failed on it, those of earlier attempts included
     * @param failures how many failed
     * @param completed the ids of all that have taken it, where there are several
     * @param interrupted whether the thread was interrupted meanwhile; the caller has to restore that when it is done
     */
    public record Dispatched(int calls, int failures, Set<String> completed, boolean interrupted) {}
}
