package io.remnawave.webhook.inbox;

import io.remnawave.webhook.inbox.internal.storage.StoredDelivery;
import io.remnawave.webhook.inbox.internal.storage.StoredDelivery.State;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on one delivery of an inbox; each looks again until it holds, see {@link InboxAssert}. */
public final class InboxDeliveryAssert extends AbstractAssert<InboxDeliveryAssert, String> {

    private final Inbox inbox;
    private final Duration limit;

    InboxDeliveryAssert(Inbox inbox, String deliveryId, Duration limit) {
        super(deliveryId, InboxDeliveryAssert.class);
        this.inbox = inbox;
        this.limit = limit;
    }

    /** Every listener has taken it, or it was dropped. */
    public InboxDeliveryAssert isHandled() {
        return becomes("be handled", found -> found.isIn(State.DONE));
    }

    /** It waits: for its first attempt, or for another. */
    public InboxDeliveryAssert isWaiting() {
        return becomes("wait", found -> found.isIn(State.READY));
    }

    /** It is given up. */
    public InboxDeliveryAssert isDead() {
        return becomes("be dead", found -> found.isIn(State.DEAD));
    }

    /** Its listener is gone. */
    public InboxDeliveryAssert isOrphaned() {
        return becomes("be orphaned", found -> found.isIn(State.ORPHANED));
    }

    /** It has failed so many times, and is not handled. */
    public InboxDeliveryAssert hasFailedAttempts(int number) {
        return becomes("have failed " + number + " times", found -> found.attempts() == number);
    }

    /** Its last attempt failed, and the class and message of the failure, as they are stored, have this in them. */
    public InboxDeliveryAssert hasFailedWith(String text) {
        return becomes("have failed with \"" + text + "\"", found -> contains(found.lastError(), text));
    }

    /**
     * This listener failed on it and has not taken it since, and the class and message of the failure, as they are stored, have
     * this in them.
     */
    public InboxDeliveryAssert hasFailedWith(String listenerId, String text) {
        return becomes(
                "have failed with \"" + text + "\" in the listener " + listenerId,
                found -> contains(found.failures().get(listenerId), text));
    }

    private static boolean contains(@Nullable String error, String text) {
        return error != null && error.contains(text);
    }

    private InboxDeliveryAssert becomes(String expectation, Predicate<Found> condition) {
        isNotNull();
        Found found = Patience.look(limit, () -> new Found(inbox.delivery(actual), inbox.failures(actual)), condition);
        if (!condition.test(found)) {
            throw failure("%nExpected delivery %s to %s within %s, but it is %s", actual, expectation, limit, found);
        }
        return this;
    }

    private record Found(Optional<StoredDelivery> stored, Map<String, String> failures) {

        boolean isIn(State state) {
            return stored.filter(delivery -> delivery.state() == state).isPresent();
        }

        int attempts() {
            return stored.map(StoredDelivery::attempts).orElse(-1);
        }

        @Nullable
        String lastError() {
            return stored.isPresent() ? stored.get().lastError() : null;
        }

        @Override
        public String toString() {
            return stored.map(this::describe).orElse("not in the inbox");
        }

        private String describe(StoredDelivery delivery) {
            String state = switch (delivery.state()) {
                case READY -> "waiting";
                case DONE -> "handled";
                case DEAD -> "dead";
                case ORPHANED -> "orphaned";
            };
            return state + " after " + delivery.attempts() + " failed attempts"
                    + (delivery.lastError() == null ? "" : ", the last with " + delivery.lastError())
                    + (failures.isEmpty() ? "" : ", by listener " + failures);
        }
    }
}
