package io.remnawave.webhook.internal.dispatch;

import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.internal.log.LogSanitizer;
import io.remnawave.webhook.observe.ListenerCall;
import io.remnawave.webhook.observe.WebhookObserver;
import io.remnawave.webhook.spi.Delays;
import io.remnawave.webhook.spi.ListenerRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One delivery's way through its listeners, one after the other. A listener that returns a stage is awaited before the next one
 * begins, holding no thread; one that takes too long is left to itself, counted as failed, and its end still awaited before the
 * whole is said to have ended.
 *
 * <p>Its steps follow each other, on whatever threads; a stage that was left to itself ends beside them. Guarded by itself.
 */
final class ListenerSequence implements ListenerRunner.Run {

    private static final Logger log = LoggerFactory.getLogger(ListenerRunner.class);

    private final List<Listener> listeners;
    private final RemnawaveEvent event;
    private final Delivery delivery;
    private final ListenerRunner.Attempt attempt;
    private final Duration timeout;
    private final WebhookObserver observer;

    /** Made when somebody asks for them: most sequences are at their end by then. Guarded by this. */
    private @Nullable CompletableFuture<ListenerRunner.Result> awaited;

    private @Nullable CompletableFuture<ListenerRunner.Result> ended;
    private ListenerRunner.@Nullable Result awaitedResult;
    private ListenerRunner.@Nullable Result endedResult;

    private int next;

    /** One that was called, and of which it is not known yet what came of it. */
    private @Nullable Listener current;

    private int calls;
    private @Nullable Set<String> taken;
    private List<ListenerRunner.Failure> failures = List.of();
    private int leftToThemselves;

    ListenerSequence(
            List<Listener> listeners,
            RemnawaveEvent event,
            Delivery delivery,
            ListenerRunner.Attempt attempt,
            Duration timeout,
            WebhookObserver observer) {
        this.listeners = listeners;
        this.event = event;
        this.delivery = delivery;
        this.attempt = attempt;
        this.timeout = timeout;
        this.observer = observer;
    }

    @Override
    public synchronized CompletionStage<ListenerRunner.Result> awaited() {
        if (awaited == null) {
            awaited = future(awaitedResult);
        }
        return awaited;
    }

    @Override
    public synchronized CompletionStage<ListenerRunner.Result> ended() {
        if (ended == null) {
            ended = future(endedResult);
        }
        return ended;
    }

    private static CompletableFuture<ListenerRunner.Result> future(ListenerRunner.@Nullable Result result) {
        return result == null ? new CompletableFuture<>() : CompletableFuture.completedFuture(result);
    }

    private void completeAwaited(ListenerRunner.Result result) {
        CompletableFuture<ListenerRunner.Result> asked;
        synchronized (this) {
            awaitedResult = result;
            asked = awaited;
        }
        if (asked != null) {
            asked.complete(result);
        }
    }

    private void completeEnded(ListenerRunner.Result result) {
        CompletableFuture<ListenerRunner.Result> asked;
        synchronized (this) {
            endedResult = result;
            asked = ended;
        }
        if (asked != null) {
            asked.complete(result);
        }
    }

    /**
     * Calls listeners until one has to be awaited, or all are done.
     *
     * <p>No listener sees the interruption that one before it has left behind, and none is left to the thread: it would break
     * off what others wait for, and cost the answer. One that was there before is there afterwards.
     */
    void start() {
        step(() -> {});
    }

    private void step(Runnable first) {
        boolean interrupted = Thread.interrupted();
        try {
            first.run();
            callUntilOneIsAwaited();
        } catch (Throwable broken) { // the log, or what formats it: the delivery must come to an end all the same
            failTheRest(broken);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void failTheRest(Throwable cause) {
        if (current != null) {
            fail(current, cause);
            current = null;
        }
        while (next < listeners.size()) {
            Listener listener = listeners.get(next++);
            if (!attempt.completedListeners().contains(listener.id())) {
                fail(listener, cause);
            }
        }
        endOfAwaiting();
    }

    private void callUntilOneIsAwaited() {
        while (next < listeners.size()) {
            Listener listener = listeners.get(next++);
            if (attempt.completedListeners().contains(listener.id())) {
                addCall();
                continue;
            }
            long start = System.nanoTime();
            CompletableFuture<?> future = null;
            try {
                @Nullable Object[] arguments = listener.arguments(event, delivery);
                if (arguments == null) {
                    continue;
                }
                current = listener;
                Object returned =
                        attempt.call(listener.definition(), delivery, provided -> listener.call(arguments, provided));
                future = returned instanceof CompletionStage<?> stage ? futureOf(stage) : null;
            } catch (Throwable thrown) { // also an Error of the user's code: the others are still to be tried
                finished(listener, start, thrown);
                continue;
            } finally {
                Thread.interrupted();
            }
            if (future != null && !future.isDone()) {
                await(listener, start, future);
                return;
            }
            finished(listener, start, future == null ? null : failureOf(future));
        }
        endOfAwaiting();
    }

    private void await(Listener listener, long start, CompletableFuture<?> future) {
        // The conversion saturates, so that a timeout of ChronoUnit.FOREVER lasts for 292 years.
        long nanos = TimeUnit.NANOSECONDS.convert(timeout);
        CompletableFuture<Boolean> inTime =
                Delays.completeOnTimeout(new CompletableFuture<>(), false, nanos, TimeUnit.NANOSECONDS);
        CompletionStage<?> end = future;
        end.whenComplete((value, failure) -> {
            if (!inTime.complete(true)) {
                endedLate(listener, unwrapped(failure));
            }
        });
        CompletionStage<Boolean> endOfWait = inTime;
        endOfWait.thenAccept(done -> resume(() -> {
            if (done) {
                finished(listener, start, failureOf(future));
            } else {
                leaveToItself(listener, start);
            }
        }));
    }

    private void resume(Runnable first) {
        try {
            attempt.executor().execute(() -> step(first));
        } catch (Throwable e) { // shutting down, or no thread is left: the other listeners are for the next attempt
            try {
                first.run();
                log.error(
                        "No thread takes the rest of delivery {}, attempt {}: {} of its listeners were not called{}",
                        delivery.id(),
                        delivery.attempt(),
                        listeners.size() - next,
                        attempt.consequenceOfFailure(),
                        LogSanitizer.of(e));
            } finally {
                failTheRest(e);
            }
        }
    }

    private void finished(Listener listener, long start, @Nullable Throwable failure) {
        current = null;
        if (failure != null) {
            fail(listener, failure);
            log.error(
                    "The listener {} failed on {} (delivery {}, attempt {}){}",
                    listener.id(),
                    LogSanitizer.of(event.name()),
                    delivery.id(),
                    delivery.attempt(),
                    attempt.consequenceOfFailure(),
                    LogSanitizer.of(failure));
        } else {
            take(listener);
        }
        observe(listener, start, failure);
    }

    private void leaveToItself(Listener listener, long start) {
        synchronized (this) {
            leftToThemselves++;
        }
        finished(
                listener,
                start,
                new TimeoutException("It has not completed what it returned within " + timeout
                        + " (remnawave.webhook.listener-timeout). It goes on, and until it has ended the delivery is not"
                        + " handled again"));
    }

    private void endedLate(Listener listener, @Nullable Throwable failure) {
        // The step that gives up the wait runs on another thread, and counts first.
        awaited().whenComplete((result, none) -> {
            if (failure == null) {
                log.info("The listener {} has ended with delivery {} after all", listener.id(), delivery.id());
                take(listener);
                forgive(listener);
            } else {
                log.error(
                        "The listener {}, which was no longer awaited, failed on delivery {}",
                        listener.id(),
                        delivery.id(),
                        LogSanitizer.of(failure));
            }
            boolean last;
            synchronized (this) {
                last = --leftToThemselves == 0;
            }
            if (last) {
                completeEnded(result());
            }
        });
    }

    private void endOfAwaiting() {
        boolean none;
        synchronized (this) {
            none = leftToThemselves == 0;
        }
        ListenerRunner.Result result = result();
        if (none) {
            completeEnded(result);
        }
        completeAwaited(result);
    }

    private synchronized void addCall() {
        calls++;
    }

    private synchronized void take(Listener listener) {
        calls++;
        if (listeners.size() == 1) {
            return; // when the only one has taken it, the delivery is completed
        }
        if (taken == null) {
            taken = new HashSet<>(attempt.completedListeners());
        }
        taken.add(listener.id());
    }

    private synchronized void fail(Listener listener, Throwable failure) {
        calls++;
        if (failures.isEmpty()) {
            failures = new ArrayList<>(1);
        }
        failures.add(new ListenerRunner.Failure(listener.id(), failure));
    }

    private synchronized void forgive(Listener listener) {
        failures.removeIf(failure -> failure.listenerId().equals(listener.id()));
    }

    private synchronized ListenerRunner.Result result() {
        return new Outcome(
                taken == null ? attempt.completedListeners() : Set.copyOf(taken), List.copyOf(failures), calls > 0);
    }

    private record Outcome(Set<String> completed, List<ListenerRunner.Failure> failures, boolean isTaken)
            implements ListenerRunner.Result {}

    private void observe(Listener listener, long start, @Nullable Throwable failure) {
        if (observer != WebhookObserver.NONE) {
            observer.onListener(new Call(
                    listener.id(),
                    event.name(),
                    delivery.id(),
                    delivery.attempt(),
                    Duration.ofNanos(System.nanoTime() - start),
                    failure));
        }
    }

    private record Call(
            String listenerId,
            String eventName,
            String deliveryId,
            int attempt,
            Duration duration,
            @Nullable Throwable failure)
            implements ListenerCall {}

    private static @Nullable Throwable failureOf(CompletableFuture<?> done) {
        try {
            done.join();
            return null;
        } catch (Throwable e) { // a CancellationException as well, which is a failure like any other
            return unwrapped(e);
        }
    }

    private static @Nullable Throwable unwrapped(@Nullable Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static CompletableFuture<?> futureOf(CompletionStage<?> stage) {
        try {
            return Objects.requireNonNull(
                    stage.toCompletableFuture(), "The stage that it returned gives no CompletableFuture");
        } catch (UnsupportedOperationException e) { // which the interface allows
            CompletableFuture<@Nullable Object> future = new CompletableFuture<>();
            stage.whenComplete((value, failure) -> {
                if (failure == null) {
                    future.complete(value);
                } else {
                    future.completeExceptionally(failure);
                }
            });
            return future;
        }
    }
}
