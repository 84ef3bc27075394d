package io.remnawave.webhook.micronaut.inbox;

import io.micronaut.context.annotation.Requires;
import io.micronaut.management.endpoint.annotation.Delete;
import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.management.endpoint.annotation.Read;
import io.micronaut.management.endpoint.annotation.Selector;
import io.micronaut.management.endpoint.annotation.Sensitive;
import io.micronaut.management.endpoint.annotation.Write;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.remnawave.webhook.inbox.DeadLetter;
import io.remnawave.webhook.inbox.Inbox;
import io.remnawave.webhook.inbox.InboxStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The management endpoint {@code remnawavewebhookinbox}: what waits and what was given up, and the way to have it tried again or to
 * drop it. Sensitive unless {@code endpoints.remnawavewebhookinbox.sensitive} says otherwise; what changes something is so unless
 * {@code endpoints.remnawavewebhookinbox.write-sensitive} does. It asks the database, and so is kept off the event loop.
 */
@Endpoint(id = "remnawavewebhookinbox")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(classes = {Endpoint.class, Inbox.class})
@Requires(beans = Inbox.class)
public class RemnawaveWebhookInboxEndpoint {

    private static final int MAX_LETTERS = 100;

    private final Inbox inbox;

    RemnawaveWebhookInboxEndpoint(Inbox inbox) {
        this.inbox = inbox;
    }

    /** The counts, and up to a hundred deliveries that are not tried any longer. */
    @Read
    public Map<String, Object> report() {
        InboxStatus status = inbox.status();
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("waiting", status.waiting());
        report.put("failing", status.failing());
        report.put("dead", status.dead());
        report.put("orphaned", status.orphaned());
        report.put("oldestAge", status.oldestAge().toString());
        report.put("lag", status.lag().toString());
        report.put(
                "deadLetters",
                inbox.deadLetters(MAX_LETTERS).stream()
                        .map(RemnawaveWebhookInboxEndpoint::describe)
                        .toList());
        return report;
    }

    private static Map<String, Object> describe(DeadLetter letter) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("deliveryId", letter.deliveryId());
        description.put("event", letter.event());
        description.put("occurredAt", letter.occurredAt().toString());
        description.put("attempts", letter.attempts());
        description.put("orphaned", letter.isOrphaned());
        description.put("lastError", Objects.requireNonNullElse(letter.lastError(), ""));
        return description;
    }

    /** Has every dead or orphaned delivery tried again. */
    @Write
    @Sensitive(property = "write-sensitive")
    public Map<String, Object> redriveAll() {
        return Map.of("deliveries", inbox.redriveAll());
    }

    /** Has a dead or orphaned delivery tried again; none is changed if it is neither. */
    @Write
    @Sensitive(property = "write-sensitive")
    public Map<String, Object> redrive(@Selector String deliveryId) {
        return Map.of("deliveries", inbox.redrive(deliveryId) ? 1 : 0);
    }

    /** Drops a delivery with its payload; none is changed if there is none that waits. */
    @Delete
    @Sensitive(property = "write-sensitive")
    public Map<String, Object> drop(@Selector String deliveryId) {
        return Map.of("deliveries", inbox.drop(deliveryId) ? 1 : 0);
    }
}
