package io.remnawave.webhook.samples.micronaut;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.List;

/** Answers {@code GET /events} with the journal as JSON. */
@Controller("/events")
class EventsController {

    private final Journal journal;

    EventsController(Journal journal) {
        this.journal = journal;
    }

    @Get
    List<JournalEntry> events() {
        return journal.entries();
    }
}
