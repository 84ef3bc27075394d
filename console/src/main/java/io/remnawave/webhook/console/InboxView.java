package io.remnawave.webhook.console;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows of an inbox, and does to it. A method that cannot ask the inbox throws; the page shows the message.
 * Thread-safe; may block.
 */
public interface InboxView {

    /** How many deliveries are in which state. */
    Counts counts();

    /**
     * Deliveries in a state, oldest first.
     *
     * @param limit at most so many
     */
    List<Row> rows(State state, int limit);

    /** Runs deliveries now: of a dead or failing one the listeners alone that have not taken it. Gives how many. */
    int redrive(List<String> deliveryIds);

    /** Gives deliveries up for good. Gives how many. */
    int drop(List<String> deliveryIds);

    /** What a delivery in an inbox waits for. */
    enum State {
        /** To be handled for the first time. */
        WAITING,
        /** A listener failed, and it is tried again later. */
        FAILING,
        /** Failed so often that it is not tried any longer. */
        DEAD,
        /** Nobody listens to it any longer. */
        ORPHANED
    }

    /**
     * Numbers.
     *
     * @param waiting without those that are failing
     * @param oldest when the oldest delivery came that is waiting or failing; null if there is none
     */
    record Counts(
            long waiting,
            long failing,
            long dead,
            long orphaned,
            @Nullable Instant oldest) {

        long of(State state) {
            return switch (state) {
                case WAITING -> waiting;
                case FAILING -> failing;
                case DEAD -> dead;
                case ORPHANED -> orphaned;
            };
        }
    }

    /**
     * One delivery.
     *
     * @param attempts those that have failed
     * @param error what failed last, in a line; null if nothing did
     * @param failures the listeners that failed and have not taken it since
     */
    record Row(
            String deliveryId,
            String eventName,
            Instant receivedAt,
            int attempts,
            @Nullable String error,
            List<Failure> failures) {}

    /**
     * What a listener failed with.
     *
     * @param listenerId as the receiver knows it
     * @param error in a line
     */
    record Failure(String listenerId, String error) {}
}
