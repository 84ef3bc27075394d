package io.remnawave.webhook.samples.kotlin

import io.remnawave.webhook.delivery.Delivery
import io.remnawave.webhook.event.CrmEvent
import io.remnawave.webhook.event.ErrorsEvent
import io.remnawave.webhook.event.NodeEvent
import io.remnawave.webhook.event.RemnawaveEvent
import io.remnawave.webhook.event.ServiceEvent
import io.remnawave.webhook.event.TorrentBlockerEvent
import io.remnawave.webhook.event.UserEvent
import io.remnawave.webhook.event.UserHwidDeviceEvent
import io.remnawave.webhook.listener.RemnawaveEventListener
import io.remnawave.webhook.model.ApiToken
import io.remnawave.webhook.model.LoginAttempt
import io.remnawave.webhook.model.SubpageConfig
import org.springframework.stereotype.Component

/** Prints the events: users by a listener of their own, and of the rest whatever there is. */
@Component
class EventPrinter(private val journal: Journal) {

    @RemnawaveEventListener("user.*")
    suspend fun printUser(event: UserEvent, delivery: Delivery) = journal.add(event, delivery) { event.user().username() }

    @RemnawaveEventListener
    suspend fun printOther(event: RemnawaveEvent, delivery: Delivery) {
        if (event !is UserEvent) {
            journal.add(event, delivery) { subjectOf(event) }
        }
    }

    /** Later versions bring more types of events: a `when` needs its `else`. */
    private fun subjectOf(event: RemnawaveEvent): String = when (event) {
        is UserHwidDeviceEvent -> event.user().username()
        is NodeEvent -> event.node().name()
        is ServiceEvent -> subjectOf(event)
        is CrmEvent -> event.payment().nodeName()
        is ErrorsEvent -> event.description()
        is TorrentBlockerEvent -> event.user().username()
        else -> ""
    }

    private fun subjectOf(event: ServiceEvent): String =
        event.part(LoginAttempt::class.java).orElse(null)?.username()
            ?: event.part(ApiToken::class.java).orElse(null)?.name()
            ?: event.part(SubpageConfig::class.java).orElse(null)?.uuid()?.toString()
            ?: event.panelVersion() // none before panel 2.3.0
            ?: ""
}
