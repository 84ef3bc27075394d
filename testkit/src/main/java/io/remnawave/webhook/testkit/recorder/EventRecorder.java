package io.remnawave.webhook.testkit.recorder;

import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import java.util.ArrayList;
import java.util.List;

/**
 * A listener that remembers every event, after all others have taken it. Register it at a receiver, or make it a bean of the
 * application under test.
 *
 * <pre>{@code
 * WebhookReceiver receiver = WebhookReceiver.builder().secret(panel.secret()).register(recorder).build();
 * ...
 * UserEvent event = recorder.received(UserEvent.class).awaitOne();
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class EventRecorder {

    private final List<RecordedEvent<RemnawaveEvent>> events = new ArrayList<>();

    /** A recorder that has seen nothing. */
    public EventRecorder() {}

    /** Called by the receiver. */
    @RemnawaveEventListener(order = Integer.MAX_VALUE)
    public void record(RemnawaveEvent event, Delivery delivery) {
        synchronized (events) {
            events.add(new RecordedEvent<>(event, delivery));
            events.notifyAll();
        }
    }

    /** Everything received, and to be received. */
    public Received<RemnawaveEvent> received() {
        return received(RemnawaveEvent.class);
    }

    /** The events of a type, received and to be received. */
    public <E extends RemnawaveEvent> Received<E> received(Class<E> type) {
        return new Received<>(this, type, type.getSimpleName(), event -> true);
    }

    /** The events of a name, received and to be received. */
    public Received<RemnawaveEvent> received(String name) {
        return received().matching(name, event -> event.name().equals(name));
    }

    /** Forgets what it has seen. */
    public void clear() {
        synchronized (events) {
            events.clear();
        }
    }

    List<RecordedEvent<RemnawaveEvent>> snapshot() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    /** Waits until something is recorded, at most so long. */
    void awaitChange(int seen, long millis) throws InterruptedException {
        synchronized (events) {
            if (events.size() == seen) {
                events.wait(millis);
            }
        }
    }
}
