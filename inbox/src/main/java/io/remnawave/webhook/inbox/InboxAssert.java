package io.remnawave.webhook.inbox;

import io.remnawave.webhook.inbox.internal.storage.DeliveryOverview;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on what is in an inbox, all instances together. Listeners run after the answer, so each assertion looks again until it
 * holds, for up to ten seconds, see {@link #within}. Throws {@link InboxException} if the database is away for that long.
 */
public final class InboxAssert extends AbstractAssert<InboxAssert, Inbox> {

    private static final Duration DEFAULT_LIMIT = Duration.ofSeconds(10);
    private static final int MOST_TOLD = 5;

    private Duration limit = DEFAULT_LIMIT;

    InboxAssert(Inbox actual) {
        super(actual, InboxAssert.class);
    }

    /** How long each assertion after this one may take to become true; zero looks once. */
    public InboxAssert within(Duration limit) {
        this.limit = limit;
        return this;
    }

    /** Every delivery is handled, or was dropped: none waits, is dead, or orphaned. */
    public InboxAssert hasHandledAll() {
        return becomes("all deliveries handled", counts -> counts.open() == 0);
    }

    /** So many deliveries are handled, or were dropped, and are still remembered. */
    public InboxAssert hasHandled(long number) {
        return becomes(number + " handled", counts -> counts.handled() == number);
    }

    /** So many deliveries wait: for their first attempt, or for another. */
    public InboxAssert hasWaiting(long number) {
        return becomes(number + " waiting", counts -> counts.ready() == number);
    }

    /** So many deliveries are given up. */
    public InboxAssert hasDead(long number) {
        return becomes(number + " dead", counts -> counts.status().dead() == number);
    }

    /** So many deliveries have no listener any longer. */
    public InboxAssert hasOrphaned(long number) {
        return becomes(number + " orphaned", counts -> counts.status().orphaned() == number);
    }

    /**
     * On one delivery.
     *
     * @param deliveryId its signature, as {@code EmittedDelivery.id()} and {@code Delivery.id()} give it
     */
    public InboxDeliveryAssert delivery(String deliveryId) {
        isNotNull();
        return new InboxDeliveryAssert(actual, deliveryId, limit);
    }

    private InboxAssert becomes(String expectation, Predicate<Counts> condition) {
        isNotNull();
        Counts counts = Patience.look(limit, () -> new Counts(actual.status(), actual.handled()), condition);
        if (!condition.test(counts)) {
            throw failure(
                    "%nExpected %s within %s, but the inbox has:%n  %s%s", expectation, limit, counts, troubles());
        }
        return this;
    }

    private String troubles() {
        List<DeliveryOverview.Entry> troubles = actual.find(DeliveryOverview.Selection.FAILING, MOST_TOLD);
        List<DeadLetter> dead = actual.deadLetters(MOST_TOLD);
        return troubles.stream()
                        .map(entry -> "%n  failing: %s %s: %s".formatted(entry.event(), entry.id(), entry.lastError()))
                        .collect(Collectors.joining())
                + dead.stream()
                        .map(letter -> "%n  %s: %s %s: %s"
                                .formatted(
                                        letter.isOrphaned() ? "orphaned" : "dead",
                                        letter.event(),
                                        letter.deliveryId(),
                                        letter.lastError()))
                        .collect(Collectors.joining());
    }

    private record Counts(InboxStatus status, long handled) {

        long ready() {
            return status.waiting() + status.failing();
        }

        long open() {
            return ready() + status.dead() + status.orphaned();
        }

        @Override
        public String toString() {
            return handled + " handled, " + ready() + " waiting (" + status.failing() + " failed before), "
                    + status.dead() + " dead, " + status.orphaned() + " orphaned";
        }
    }
}
