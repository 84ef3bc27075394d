package io.remnawave.webhook.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which deliveries are in progress and which are done, so that a delivery that arrives again (a retry after a lost
 * response, a second URL, a replay) is not handled again.
 *
 * <p>A receiver asks only for deliveries that are verified and fresh, so nobody without the secret can put anything in.
 *
 * <p><b>The contract.</b> Implementations are safe for concurrent use. Several instances of an application may share one
 * store.
 *
 * <ul>
 *   <li><b>Claim.</b> Of concurrent calls for one delivery id, exactly one gets {@link Claim.Held}, and nobody else does until
 *       that one completes or releases it.
 *   <li><b>Lease.</b> A store that several instances share bounds how long a claim of an instance that has died stays held:
 *       its lease, shorter than the 15 seconds in which a panel repeats a delivery. A claim of an instance that lives is
 *       never lost to time: the store renews the lease itself, as long as the claim is held.
 *   <li><b>Late completion.</b> Where a lease has ended all the same (the instance was paused for longer) and another has
 *       claimed the delivery since, {@link Claim.Held#complete} and {@link Claim.Held#release} change nothing and return
 *       false.
 *   <li><b>Failed completion.</b> Where either throws, the claim stays held until its lease ends, or until the process ends
 *       where there is none. The panel is answered 503; the listeners that have run may run again.
 *   <li><b>Crash.</b> A claim that was neither completed nor released is open again after the lease, as the last
 *       {@code release} left it: the listeners that it named stay completed.
 *   <li><b>Retention.</b> A delivery that was completed is remembered for {@link #retention()} from its first claim, at least
 *       as long as it stays fresh, or a recorded one could be played back.
 * </ul>
 *
 * <p>An exception from any method is answered 503, and the panel comes back. {@code IdempotencyStoreCompatibilityKit} of the
 * testkit has these rules as tests.
 */
public interface IdempotencyStore {

    /** How many deliveries the in-memory store remembers unless told otherwise. */
    int DEFAULT_MAX_ENTRIES = 100_000;

    /**
     * Asks for the right to handle a delivery. May block.
     *
     * @param deliveryId the signature of the delivery, 64 lower-case hex digits
     */
    Claim claim(String deliveryId);

    /** How long a completed delivery is remembered, from its first claim. */
    Duration retention();

    /** Whether no method ever blocks, so that an event loop may call it. */
    default boolean isNonBlocking() {
        return false;
    }

    /**
     * The store of a single instance, in its memory: a restart empties it. Bounded in age and in entries; one entry takes
     * about 200 bytes, so 100,000 take about 20 MB. It has no lease, since its claims end with the process.
     *
     * <p>When it is full, the oldest delivery that is completed, or released and may come again, is evicted before its expiry,
     * which a log line tells: handling goes on, and only a repetition of that old delivery would be handled twice. A delivery in
     * progress is never evicted, even if all of them together are more than the store has entries.
     *
     * @param maxEntries how many deliveries are remembered; one or more
     * @param retention how long each is remembered; positive
     * @throws IllegalArgumentException if either is out of range
     */
    static IdempotencyStore inMemory(int maxEntries, Duration retention, Clock clock) {
        return new InMemoryIdempotencyStore(maxEntries, retention, clock);
    }

    /** The answer to a claim. More kinds may come. */
    interface Claim {

        /** The caller has to handle the delivery, and then to call exactly one of {@link #complete} and {@link #release}. */
        interface Held extends Claim {

            /** How often this delivery was claimed, this time included: 1 for the first. */
            int attempt();

            /** The ids of the listeners that took this delivery in an earlier attempt and must not run again. */
            Set<String> completedListeners();

            /**
             * The delivery is done: whoever claims it from now on gets {@link Completed}.
             *
             * @return false if the lease had ended and the delivery is another's: nothing was changed
             */
            boolean complete();

            /**
             * The delivery is not done: the next to claim it gets it, with these listeners marked as completed.
             *
             * @param completedListeners all that have taken the delivery, those of earlier attempts included
             * @return false if the lease had ended and the delivery is another's: nothing was changed
             */
            boolean release(Set<String> completedListeners);
        }

        /** The delivery was handled before. */
        interface Completed extends Claim {}

        /** Somebody else holds the claim now. */
        interface InProgress extends Claim {

            /**
             * Completes when that claim ends, however it does; {@code null} where the store cannot tell, as where another
             * instance may hold it: then it has to be asked again.
             */
            default @Nullable CompletionStage<?> ended() {
                return null;
            }
        }

        /** A claim of a delivery that was handled before. */
        static Claim completed() {
            return new Completed() {};
        }

        /** A claim of a delivery that another instance holds. */
        static Claim inProgress() {
            return new InProgress() {};
        }
    }
}
