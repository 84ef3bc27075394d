package io.remnawave.webhook.internal.dispatch;

import io.remnawave.webhook.delivery.IdempotencyStore;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.internal.log.LogSanitizer;
import io.remnawave.webhook.observe.WebhookObserver;
import io.remnawave.webhook.spi.AdmittedDelivery;
import io.remnawave.webhook.spi.Delays;
import io.remnawave.webhook.spi.DeliveryHandler;
import io.remnawave.webhook.spi.ListenerRunner;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles deliveries on the request: claims, runs the listeners, and completes or releases the claim when the work of every
 * listener has ended, whether somebody waits for the answer still or not. Thread-safe.
 */
public final class DirectHandler implements DeliveryHandler {

    private static final Logger log = LoggerFactory.getLogger("io.remnawave.webhook.WebhookReceiver");

    /** A panel tries a delivery once and repeats it three times (1.3.3 to 3.x). */
    private static final int ATTEMPTS_OF_A_PANEL = 4;

    /** How often a store is asked again that cannot tell when a claim ends. */
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private static final int MAX_WAITING_DUPLICATES = 1_000;

    private final ListenerRunner listeners;
    private final IdempotencyStore store;
    private final long duplicateWaitNanos;
    private final ConcurrencyLimit limit;
    private final WebhookObserver observer;
    private final Semaphore waitingDuplicates = new Semaphore(MAX_WAITING_DUPLICATES);

    /** How often the panel was told that a delivery is in progress, as long as it is: each time was an attempt of the panel. */
    private final Map<String, Integer> refusedMeanwhile = new ConcurrentHashMap<>();

    private volatile boolean closed;

    /**
     * @param duplicateWait how long a duplicate of a delivery in progress waits for its end
     * @param maxConcurrent how many deliveries are handled at once; {@link Integer#MAX_VALUE} for no limit
     * @param observer one that does not throw
     */
    public DirectHandler(
            ListenerRunner listeners,
            IdempotencyStore store,
            Duration duplicateWait,
            int maxConcurrent,
            WebhookObserver observer) {
        this.listeners = listeners;
        this.store = store;
        this.duplicateWaitNanos = TimeUnit.NANOSECONDS.convert(duplicateWait);
        this.limit = new ConcurrencyLimit(maxConcurrent);
        this.observer = observer;
    }

    @Override
    public CompletionStage<WebhookResponse> handle(AdmittedDelivery delivery, Executor executor) {
        boolean blocking = !store.isNonBlocking() || listeners.isBlocking(delivery);
        Handling handling = new Handling(delivery, blocking ? executor : Runnable::run);
        handling.claimInTurn();
        return handling.answer;
    }

    @Override
    public void close() {
        closed = true;
    }

    /** One delivery. */
    private final class Handling implements ListenerRunner.Attempt {

        private final CompletableFuture<WebhookResponse> answer = new CompletableFuture<>();
        private final AdmittedDelivery delivery;
        private final Executor executor;
        private long waitUntil;
        private boolean waited;
        private IdempotencyStore.Claim.@Nullable Held claim;

        Handling(AdmittedDelivery delivery, Executor executor) {
            this.delivery = delivery;
            this.executor = executor;
        }

        void claimInTurn() {
            limit.execute(this::claim, executor, answer::completeExceptionally);
        }

        private void claim(ConcurrencyLimit.Turn turn) {
            if (closed) {
                turn.end();
                answer.complete(WebhookResponse.UNAVAILABLE);
                return;
            }
            IdempotencyStore.Claim result;
            try {
                result = store.claim(delivery.id());
            } catch (Throwable e) {
                turn.end();
                unavailable("claim", e);
                return;
            }
            if (result instanceof IdempotencyStore.Claim.Held held) {
                claim = held;
                run(held, turn);
                return;
            }
            turn.end();
            if (result instanceof IdempotencyStore.Claim.InProgress inProgress) {
                waitFor(inProgress);
            } else if (result instanceof IdempotencyStore.Claim.Completed) {
                answer.complete(WebhookResponse.DUPLICATE);
            } else { // what is not understood must not be acknowledged
                unavailable("claim", new IllegalStateException("The store gave no known kind of claim: " + result));
            }
        }

        private void waitFor(IdempotencyStore.Claim.InProgress inProgress) {
            long now = System.nanoTime();
            if (!waited) {
                waited = true;
                waitUntil = now + duplicateWaitNanos;
            }
            CompletionStage<?> ended;
            try {
                ended = inProgress.ended();
            } catch (Throwable e) {
                unavailable("claim", e);
                return;
            }
            long left = waitUntil - now;
            if (left <= 0 || !waitingDuplicates.tryAcquire()) {
                countRefusal(ended);
                answer.complete(WebhookResponse.IN_PROGRESS);
                return;
            }
            CompletableFuture<Boolean> again = Delays.completeOnTimeout(
                    new CompletableFuture<>(),
                    true,
                    ended == null ? Math.min(POLL_NANOS, left) : left,
                    TimeUnit.NANOSECONDS);
            if (ended != null) {
                ended.whenComplete((value, failure) -> again.complete(true));
            }
            CompletionStage<Boolean> waitEnded = again;
            waitEnded.thenRun(() -> {
                waitingDuplicates.release();
                claimInTurn();
            });
        }

        private void countRefusal(@Nullable CompletionStage<?> ended) {
            if (ended != null && refusedMeanwhile.merge(delivery.id(), 1, Integer::sum) == 1) {
                ended.whenComplete((value, failure) -> refusedMeanwhile.remove(delivery.id()));
            }
        }

        private void run(IdempotencyStore.Claim.Held held, ConcurrencyLimit.Turn turn) {
            ListenerRunner.Run run;
            try {
                run = listeners.run(delivery, this);
            } catch (Throwable e) { // no listener was called, or what calls them broke: the claim must not stay held
                releaseUncalled(held, e);
                turn.end();
                return;
            }
            CompletableFuture<ListenerRunner.Result> ended = run.ended().toCompletableFuture();
            if (ended.isDone()) {
                try {
                    settle(held, ended.join());
                } finally {
                    turn.end();
                }
                return;
            }
            run.ended().whenComplete((result, none) -> {
                if (answer.isDone() && !store.isNonBlocking()) {
                    settleElsewhere(held, result);
                } else {
                    settle(held, result);
                }
            });
            // Where a listener goes on beyond its timeout, the panel is answered before the claim has ended.
            run.awaited().whenComplete((result, none) -> {
                turn.end();
                answer.complete(WebhookResponse.FAILED);
            });
        }

        private void releaseUncalled(IdempotencyStore.Claim.Held held, Throwable reason) {
            try {
                held.release(held.completedListeners());
                answer.completeExceptionally(reason);
            } catch (Throwable e) {
                answer.completeExceptionally(reason);
                unavailable("release", e);
            }
        }

        /** A listener has ended late, on a thread that may be an event loop. */
        private void settleElsewhere(IdempotencyStore.Claim.Held held, ListenerRunner.Result result) {
            try {
                executor.execute(() -> settle(held, result));
            } catch (Throwable e) { // shutting down, or no thread is left: better here than never
                log.debug("Delivery {} is settled on the thread of its last listener", delivery.id(), e);
                settle(held, result);
            }
        }

        private void settle(IdempotencyStore.Claim.Held held, ListenerRunner.Result result) {
            boolean failed = !result.failures().isEmpty();
            WebhookResponse response = failed
                    ? WebhookResponse.FAILED
                    : result.isTaken() ? WebhookResponse.HANDLED : WebhookResponse.IGNORED;
            int attempts = held.attempt() + refusedMeanwhile.getOrDefault(delivery.id(), 0);
            try {
                boolean kept = failed ? held.release(result.completed()) : held.complete();
                if (!kept) {
                    log.warn(
                            "The claim of delivery {} was lost before its listeners had ended, and another instance may have"
                                    + " handled it as well: the lease of the idempotency store is too short for pauses of"
                                    + " this process",
                            delivery.id());
                }
                if (failed && attempts >= ATTEMPTS_OF_A_PANEL) {
                    drop(held.attempt());
                }
                answer.complete(response);
            } catch (Throwable e) {
                unavailable(failed ? "release" : "complete", e);
            }
        }

        private void drop(int attempt) {
            if (attempt < ATTEMPTS_OF_A_PANEL) {
                log.error(
                        "Delivery {} has failed after the panel's last attempt, which came while it was in progress and was"
                                + " answered 409: the event is dropped",
                        delivery.id());
            }
            observer.onDropped(delivery.toDelivery(attempt));
        }

        private void unavailable(String operation, Throwable e) {
            if (answer.complete(WebhookResponse.UNAVAILABLE)) {
                log.error(
                        "The idempotency store failed ({} of delivery {}); the panel is answered 503 and will repeat it",
                        operation,
                        delivery.id(),
                        LogSanitizer.of(e));
            } else {
                log.error(
                        "The idempotency store failed ({} of delivery {}); the panel was answered before",
                        operation,
                        delivery.id(),
                        LogSanitizer.of(e));
            }
        }

        @Override
        public int number() {
            return claim == null ? 1 : claim.attempt();
        }

        @Override
        public Set<String> completedListeners() {
            return claim == null ? Set.of() : claim.completedListeners();
        }

        @Override
        public Executor executor() {
            return executor;
        }

        @Override
        public String consequenceOfFailure() {
            return number() < ATTEMPTS_OF_A_PANEL
                    ? "; the panel is answered 500 and will repeat it"
                    : "; the panel is answered 500, and this was its last attempt: the event is dropped";
        }
    }
}
