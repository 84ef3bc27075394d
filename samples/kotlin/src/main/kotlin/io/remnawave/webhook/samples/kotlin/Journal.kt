package io.remnawave.webhook.samples.kotlin

import io.remnawave.webhook.delivery.Delivery
import io.remnawave.webhook.event.RemnawaveEvent
import io.remnawave.webhook.model.MissingFieldException
import java.time.ZoneOffset
import java.time.format.DateTimeFormatter
import kotlinx.coroutines.time.delay
import org.springframework.stereotype.Component

private const val CAPACITY = 1000
private const val LONGEST_SUBJECT = 200

private val PANEL_FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC)

/** What was typed into a login form must neither look like a second line nor turn the line around. */
private val UNPRINTABLE = Regex("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]")

/** Prints the events as they come, and keeps the last thousand. Thread-safe. */
@Component
class Journal(private val properties: ListenerProperties) {

    private val entries = ArrayDeque<JournalEntry>(CAPACITY)

    /** [subject] may ask for what the body lacks. */
    suspend fun add(event: RemnawaveEvent, delivery: Delivery, subject: () -> String) {
        delay(properties.delay) // suspends: no thread waits
        val timestamp = PANEL_FORMAT.format(delivery.occurredAt())
        val entry = JournalEntry(event.name(), timestamp, delivery.id(), shortened(subject), event.scope())
        synchronized(entries) {
            if (entries.size == CAPACITY) {
                entries.removeFirst()
            }
            entries.addLast(entry)
        }
        println("$timestamp  ${entry.event}  ${entry.subject}".replace(UNPRINTABLE, "?").trimEnd())
    }

    /** The newest last. */
    fun entries(): List<JournalEntry> = synchronized(entries) { entries.toList() }

    /** Some subjects are texts that a stranger has typed, and a thousand of them are kept. */
    private fun shortened(subject: () -> String): String = try {
        subject().take(LONGEST_SUBJECT)
    } catch (_: MissingFieldException) {
        ""
    }
}

/** One handled event as `GET /events` shows it; [timestamp] is the signed one, in the panel's format. */
data class JournalEntry(
    val event: String,
    val timestamp: String,
    val deliveryId: String,
    val subject: String,
    val panelScope: String,
)
