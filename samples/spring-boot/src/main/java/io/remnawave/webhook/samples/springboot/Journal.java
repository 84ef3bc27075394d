package io.remnawave.webhook.samples.springboot;

import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.model.MissingFieldException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Prints the events as they come, and keeps the last thousand. Thread-safe. */
@Component
class Journal {

    private static final int CAPACITY = 1000;
    private static final int LONGEST_SUBJECT = 200;

    private static final DateTimeFormatter PANEL_FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** Guarded by itself. */
    private final Deque<JournalEntry> entries = new ArrayDeque<>(CAPACITY);

    private final Duration delay;
    private final AtomicInteger failuresToCome;

    Journal(ListenerProperties properties) {
        delay = properties.delay();
        failuresToCome = new AtomicInteger(properties.failures());
    }

    /** @param subject may ask for what the body lacks */
    void add(RemnawaveEvent event, Delivery delivery, Supplier<String> subject) {
        pause();
        if (failuresToCome.getAndUpdate(count -> Math.max(0, count - 1)) > 0) {
            throw new IllegalStateException("This listener fails, because LISTENER_FAILURES asks for it.");
        }
        String timestamp = PANEL_FORMAT.format(delivery.occurredAt());
        JournalEntry entry =
                new JournalEntry(event.name(), timestamp, delivery.id(), shortened(subject), event.scope());
        synchronized (entries) {
            if (entries.size() == CAPACITY) {
                entries.removeFirst();
            }
            entries.addLast(entry);
        }
        print(timestamp + "  " + entry.event() + "  " + entry.subject());
    }

    /** An interrupted listener fails, and the panel sends the event again. */
    private void pause() {
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the event was printed", e);
        }
    }

    /** The newest last. */
    List<JournalEntry> entries() {
        synchronized (entries) {
            return List.copyOf(entries);
        }
    }

    /** Some subjects are texts that a stranger has typed, and a thousand of them are kept. */
    private static String shortened(Supplier<String> subject) {
        try {
            String text = subject.get();
            return text.length() > LONGEST_SUBJECT ? text.substring(0, LONGEST_SUBJECT) : text;
        } catch (MissingFieldException e) {
            return "";
        }
    }

    /** What was typed into a login form must neither look like a second line nor turn the line around. */
    private static void print(String line) {
        System.out.println(line.replaceAll("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]", "?")
                .stripTrailing());
    }
}
