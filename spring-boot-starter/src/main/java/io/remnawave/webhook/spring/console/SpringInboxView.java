package io.remnawave.webhook.spring.console;

import io.remnawave.webhook.console.InboxView;
import io.remnawave.webhook.inbox.Inbox;
import io.remnawave.webhook.inbox.InboxStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Shows the inbox of the application. Those that wait are counted; those that somebody has to decide on are listed. */
final class SpringInboxView implements InboxView {

    private final Inbox inbox;

    SpringInboxView(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public Counts counts() {
        InboxStatus status = inbox.status();
        Duration age = status.oldestAge();
        return new Counts(
                status.waiting(),
                status.failing(),
                status.dead(),
                status.orphaned(),
                age.isZero() ? null : Instant.now().minus(age));
    }

    @Override
    public List<Row> rows(State state, int limit) {
        if (state != State.DEAD && state != State.ORPHANED) {
            return List.of();
        }
        return inbox.deadLetters(limit).stream()
                .filter(letter -> letter.isOrphaned() == (state == State.ORPHANED))
                .map(letter -> new Row(
                        letter.deliveryId(),
                        letter.event(),
                        letter.receivedAt(),
                        letter.attempts(),
                        letter.lastError()))
                .toList();
    }

    @Override
    public int redrive(List<String> deliveryIds) {
        return (int) deliveryIds.stream().filter(inbox::redrive).count();
    }

    @Override
    public int drop(List<String> deliveryIds) {
        return (int) deliveryIds.stream().filter(inbox::drop).count();
    }
}
