package io.remnawave.webhook.samples.inbox;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers {@code GET /events} with the journal as JSON, and {@code GET /events/count} with its size. */
@RestController
class EventsController {

    private final Journal journal;

    EventsController(Journal journal) {
        this.journal = journal;
    }

    @GetMapping("/events")
    List<JournalEntry> events() {
        return journal.entries();
    }

    @GetMapping("/events/count")
    Journal.Count count() {
        return journal.count();
    }
}
