package io.remnawave.webhook.samples.servlet;

import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.model.MissingFieldException;
import java.io.PrintStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** Prints the events as they come, and keeps the last thousand. Thread-safe. */
final class Journal {

    static final int CAPACITY = 1000;

    private static final DateTimeFormatter PANEL_FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final PrintStream out;
    private final ListenerDelay delay;

    /** Guarded by itself. */
    private final Deque<JournalEntry> entries = new ArrayDeque<>(CAPACITY);

    Journal(PrintStream out, ListenerDelay delay) {
        this.out = out;
        this.delay = delay;
    }

    /** @param summary may ask for what the body lacks, which is then told instead */
    void add(RemnawaveEvent event, Delivery delivery, Supplier<Summary> summary) {
        delay.pause();
        String subject = "";
        String detail;
        try {
            Summary told = summary.get();
            subject = told.subject();
            detail = told.detail().get();
        } catch (MissingFieldException e) {
            detail = "without " + e.path();
        }
        String timestamp = PANEL_FORMAT.format(delivery.occurredAt());
        keep(new JournalEntry(event.name(), timestamp, delivery.id(), subject, event.scope()));
        print(String.join("  ", timestamp, event.name(), subject, detail).stripTrailing());
    }

    /** The newest last. */
    List<JournalEntry> entries() {
        synchronized (entries) {
            return List.copyOf(entries);
        }
    }

    private void keep(JournalEntry entry) {
        synchronized (entries) {
            if (entries.size() == CAPACITY) {
                entries.removeFirst();
            }
            entries.addLast(entry);
        }
    }

    /** What a stranger typed into a login form must neither look like a second line nor turn the line around. */
    private void print(String line) {
        out.println(line.replaceAll("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]", "?"));
    }
}
