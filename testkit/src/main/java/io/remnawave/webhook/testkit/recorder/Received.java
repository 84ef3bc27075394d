package io.remnawave.webhook.testkit.recorder;

import io.remnawave.webhook.event.RemnawaveEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Some of what an {@link EventRecorder} records: looked at anew at each call. Thread-safe.
 *
 * @param <E> the type of the events
 */
public final class Received<E extends RemnawaveEvent> {

    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(5);

    private final EventRecorder recorder;
    private final Class<E> type;
    private final String description;
    private final Predicate<? super E> condition;

    Received(EventRecorder recorder, Class<E> type, String description, Predicate<? super E> condition) {
        this.recorder = recorder;
        this.type = type;
        this.description = description;
        this.condition = condition;
    }

    /** Those of them that fulfil a condition. */
    public Received<E> matching(String description, Predicate<? super E> condition) {
        Predicate<? super E> before = this.condition;
        return new Received<>(
                recorder,
                type,
                this.description + " " + description,
                event -> before.test(event) && condition.test(event));
    }

    /** The events recorded until now, in the order of their coming. */
    public List<E> events() {
        return recorded().stream().map(RecordedEvent::event).toList();
    }

    /** The events recorded until now, each with its delivery. */
    public List<RecordedEvent<E>> recorded() {
        return recorder.snapshot().stream()
                .filter(recorded -> type.isInstance(recorded.event()))
                .map(recorded -> new RecordedEvent<>(type.cast(recorded.event()), recorded.delivery()))
                .filter(recorded -> condition.test(recorded.event()))
                .toList();
    }

    /**
     * Waits up to five seconds for the first, and returns it.
     *
     * @throws AssertionError if none comes, or more than one was recorded
     */
    public E awaitOne() {
        return awaitOne(DEFAULT_WAIT);
    }

    /**
     * Waits for the first, and returns it.
     *
     * @throws AssertionError if none comes in time, or more than one was recorded
     */
    public E awaitOne(Duration atMost) {
        List<E> events = await(1, atMost);
        if (events.size() > 1) {
            throw new AssertionError("Expected one " + description + ", but recorded " + events.size() + ".");
        }
        return events.get(0);
    }

    /**
     * Waits up to five seconds until at least so many are recorded, and returns all.
     *
     * @throws AssertionError if there are fewer by then
     */
    public List<E> await(int count) {
        return await(count, DEFAULT_WAIT);
    }

    /**
     * Waits until at least so many are recorded, and returns all.
     *
     * @throws AssertionError if there are fewer in time
     */
    public List<E> await(int count, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            int seen = recorder.snapshot().size();
            List<E> events = events();
            if (events.size() >= count) {
                return events;
            }
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("Expected " + count + " " + description + " within " + atMost.toMillis()
                        + " ms, but recorded " + events.size() + ". All that was recorded: " + names());
            }
            waitForMore(seen, left);
        }
    }

    private void waitForMore(int seen, long millis) {
        try {
            recorder.awaitChange(seen, millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for " + description, e);
        }
    }

    private String names() {
        List<RecordedEvent<RemnawaveEvent>> all = recorder.snapshot();
        return all.isEmpty()
                ? "nothing"
                : all.stream().map(recorded -> recorded.event().name()).collect(Collectors.joining(", "));
    }
}
