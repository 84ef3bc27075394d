package io.remnawave.webhook.samples.inbox;

import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.event.CrmEvent;
import io.remnawave.webhook.event.ErrorsEvent;
import io.remnawave.webhook.event.NodeEvent;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.TorrentBlockerEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.event.UserHwidDeviceEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.model.LoginAttempt;
import io.remnawave.webhook.model.MissingFieldException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** Writes each event into the journal. The inbox calls it in a transaction, which the journal joins: one row for each event. */
@Component
class EventJournalist {

    private static final int LONGEST_SUBJECT = 200;

    private static final DateTimeFormatter PANEL_FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Journal journal;
    private final ListenerProperties properties;

    EventJournalist(Journal journal, ListenerProperties properties) {
        this.journal = journal;
        this.properties = properties;
    }

    @RemnawaveEventListener(id = "journal")
    void write(RemnawaveEvent event, Delivery delivery) throws InterruptedException {
        Thread.sleep(properties.delay().toMillis());
        String timestamp = PANEL_FORMAT.format(delivery.occurredAt());
        String subject = subjectOrNothing(event);
        journal.add(new JournalEntry(event.name(), timestamp, delivery.id(), subject, event.scope()));
        if (delivery.attempt() == 1 && ThreadLocalRandom.current().nextDouble() < properties.failures()) {
            throw new IllegalStateException("LISTENER_FAILURES wants this call to fail, after its row is written");
        }
        print(timestamp + "  " + event.name() + "  " + subject);
    }

    /** Some subjects are texts that a stranger has typed. */
    private static String subjectOrNothing(RemnawaveEvent event) {
        try {
            String subject = subject(event);
            return subject.length() > LONGEST_SUBJECT ? subject.substring(0, LONGEST_SUBJECT) : subject;
        } catch (MissingFieldException e) {
            return "";
        }
    }

    private static String subject(RemnawaveEvent event) {
        if (event instanceof UserEvent user) {
            return user.user().username();
        }
        if (event instanceof UserHwidDeviceEvent device) {
            return device.user().username();
        }
        if (event instanceof TorrentBlockerEvent blocked) {
            return blocked.user().username();
        }
        if (event instanceof NodeEvent node) {
            return node.node().name();
        }
        if (event instanceof CrmEvent crm) {
            return crm.payment().nodeName();
        }
        if (event instanceof ErrorsEvent errors) {
            return errors.description();
        }
        return event.part(LoginAttempt.class).map(LoginAttempt::username).orElse("");
    }

    /** What was typed into a login form must neither look like a second line nor turn the line around. */
    private static void print(String line) {
        System.out.println(line.replaceAll("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]", "?")
                .stripTrailing());
    }
}
