package io.remnawave.webhook.spring.inbox;

import io.remnawave.webhook.inbox.DeadLetter;
import io.remnawave.webhook.inbox.Inbox;
import io.remnawave.webhook.inbox.InboxStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * The Actuator endpoint {@code remnawavewebhookinbox}: what waits and what was given up, and the way to have it tried again or to
 * drop it.
 */
@Endpoint(id = "remnawavewebhookinbox")
public class RemnawaveWebhookInboxEndpoint {

    private static final int MAX_LETTERS = 100;

    private final Inbox inbox;

    RemnawaveWebhookInboxEndpoint(Inbox inbox) {
        this.inbox = inbox;
    }

    /** The counts, and up to a hundred deliveries that are not tried any longer. */
    @ReadOperation
    public Report report() {
        InboxStatus status = inbox.status();
        return new Report(
                status.waiting(),
                status.failing(),
                status.dead(),
                status.orphaned(),
                status.oldestAge().toString(),
                status.lag().toString(),
                inbox.deadLetters(MAX_LETTERS).stream().map(Letter::of).toList());
    }

    /** Has every dead or orphaned delivery tried again. */
    @WriteOperation
    public Changed redriveAll() {
        return new Changed(inbox.redriveAll());
    }

    /** Has a dead or orphaned delivery tried again; none is changed if it is neither. */
    @WriteOperation
    public Changed redrive(@Selector String deliveryId) {
        return new Changed(inbox.redrive(deliveryId) ? 1 : 0);
    }

    /** Drops a delivery with its payload; none is changed if there is none that waits. */
    @DeleteOperation
    public Changed drop(@Selector String deliveryId) {
        return new Changed(inbox.drop(deliveryId) ? 1 : 0);
    }

    /** What the endpoint answers; durations in ISO 8601. */
    public record Report(
            long waiting,
            long failing,
            long dead,
            long orphaned,
            String oldestAge,
            String lag,
            List<Letter> deadLetters) {}

    /** A delivery that is not tried any longer. */
    public record Letter(
            String deliveryId,
            String event,
            Instant occurredAt,
            int attempts,
            boolean orphaned,
            @Nullable String lastError) {

        private static Letter of(DeadLetter letter) {
            return new Letter(
                    letter.deliveryId(),
                    letter.event(),
                    letter.occurredAt(),
                    letter.attempts(),
                    letter.isOrphaned(),
                    letter.lastError());
        }
    }

    /** How many deliveries were changed. */
    public record Changed(int deliveries) {}
}
