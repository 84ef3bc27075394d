package io.remnawave.webhook.samples.kotlin

import org.springframework.web.bind.annotation.GetMapping
import org.springframework.web.bind.annotation.RestController

/** Answers `GET /events` with the journal as JSON. */
@RestController
class EventsController(private val journal: Journal) {

    @GetMapping("/events")
    fun events(): List<JournalEntry> = journal.entries()
}
