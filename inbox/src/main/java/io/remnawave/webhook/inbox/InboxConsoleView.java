package io.remnawave.webhook.inbox;

import io.remnawave.webhook.console.InboxView;
import io.remnawave.webhook.inbox.internal.storage.DeliveryOverview;
import io.remnawave.webhook.inbox.internal.storage.DeliveryOverview.Selection;
import java.time.Duration;
import java.util.List;

/**
 * An inbox on the page of the developer console: {@code WebhookConsole.builder().inbox(new InboxConsoleView(inbox))}. Needs
 * {@code remnawave-webhook-console}. Every method throws {@link InboxException} if the database is away. Thread-safe.
 */
public final class InboxConsoleView implements InboxView {

    private final Inbox inbox;

    /** @param inbox asked whenever the page is looked at, and changed when somebody says so there */
    public InboxConsoleView(Inbox inbox) {
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
                age.isZero() ? null : inbox.now().minus(age));
    }

    @Override
    public List<Row> rows(State state, int limit) {
        Selection selection = switch (state) {
            case WAITING -> Selection.WAITING;
            case FAILING -> Selection.FAILING;
            case DEAD -> Selection.DEAD;
            case ORPHANED -> Selection.ORPHANED;
        };
        return inbox.find(selection, limit).stream().map(InboxConsoleView::row).toList();
    }

    private static Row row(DeliveryOverview.Entry entry) {
        List<Failure> failures = entry.failures().entrySet().stream()
                .map(failure -> new Failure(failure.getKey(), failure.getValue()))
                .toList();
        return new Row(entry.id(), entry.event(), entry.receivedAt(), entry.attempts(), entry.lastError(), failures);
    }

    @Override
    public int redrive(List<String> deliveryIds) {
        return (int) deliveryIds.stream()
                .filter(id -> inbox.redrive(id) || inbox.hasten(id))
                .count();
    }

    @Override
    public int drop(List<String> deliveryIds) {
        return (int) deliveryIds.stream().filter(inbox::drop).count();
    }
}
