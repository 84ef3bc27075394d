package io.remnawave.webhook.delivery;

import java.util.Set;

/** The answer of a {@link ClaimLedger}. */
public sealed interface ClaimResult {

    /** The caller has to handle the delivery, and then to call exactly one of {@link #complete} and {@link #reopen}. */
    non-sealed interface Claimed extends ClaimResult {

        /** How often this delivery was claimed, this time included: 1 for the first. */
        int attempt();

        /** The ids of the listeners that took this delivery in an earlier attempt and must not run again. */
        Set<String> completedListeners();

        /** The delivery is done: whoever claims it from now on gets {@link AlreadyDone}. */
        void complete();

        /**
         * The delivery is not done: the next to claim it gets it, with these listeners marked as completed.
         *
         * @param completedListeners all that have taken the delivery, those of earlier attempts included
         */
        void reopen(Set<String> completedListeners);
    }

    /** The delivery was handled before. */
    record AlreadyDone() implements ClaimResult {}

    /** Another thread or instance is handling the delivery now. */
    record InProgress() implements ClaimResult {}
}
