package io.remnawave.webhook.testkit.panel;

import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs jobs: some at a time, each with its retries. */
final class DeliveryQueue implements AutoCloseable {

    /** As many as a test can use where the panel has no limit. */
    private static final int MOST_PARALLEL = 1_000;

    private static final long IDLE_SECONDS = 2;

    private final PanelHttp http;
    private final AttemptListener listener;
    private final boolean retry;
    private final ThreadPoolExecutor workers;
    private final RetryScheduler retries;
    private final Set<Run> open = ConcurrentHashMap.newKeySet();

    DeliveryQueue(PanelEmulatorBuilder configuration) {
        http = new PanelHttp(configuration.timeout, configuration.ssl);
        listener = configuration.attemptListener;
        retry = configuration.retry;
        int parallel = configuration.parallel.orElse(
                Math.min(DeliveryPolicy.of(configuration.panel).parallel(), MOST_PARALLEL));
        workers = new ThreadPoolExecutor(
                parallel, parallel, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "remnawave-panel-emulator");
                    thread.setDaemon(true);
                    return thread;
                });
        workers.allowCoreThreadTimeOut(true);
        retries = new RetryScheduler(this::execute, configuration.realTime);
    }

    /** Completes when the last try is over; with a {@link CancellationException} where the queue is closed before. */
    CompletableFuture<DeliveryJob> submit(URI url, SignedDelivery request, EmissionPlan plan, DeliveryPolicy policy) {
        Run run = new Run(url, request, plan, policy);
        open.add(run);
        retries.run(run);
        return run.done.whenComplete((job, failure) -> open.remove(run));
    }

    @Override
    public void close() {
        workers.shutdownNow();
        cancelAll();
    }

    private void cancelAll() {
        open.forEach(run -> run.done.completeExceptionally(
                new CancellationException("The emulator was closed before the delivery was done.")));
    }

    private void execute(Runnable task) {
        try {
            workers.execute(task);
        } catch (RejectedExecutionException closed) {
            cancelAll();
        }
    }

    /** A job with the tries it has behind it. One thread at a time runs it. */
    private final class Run implements Runnable {

        private final URI url;
        private final SignedDelivery request;
        private final EmissionPlan plan;
        private final DeliveryPolicy policy;
        private final CompletableFuture<DeliveryJob> done = new CompletableFuture<>();
        private final List<Attempt> attempts = new ArrayList<>();
        private Duration elapsed = Duration.ZERO;

        Run(URI url, SignedDelivery request, EmissionPlan plan, DeliveryPolicy policy) {
            this.url = url;
            this.request = request;
            this.plan = plan;
            this.policy = policy;
        }

        @Override
        public void run() {
            try {
                Attempt attempt = http.deliver(url, request, plan, attempts.size() + 1, elapsed);
                attempts.add(attempt);
                boolean last = attempt.accepted() || attempts.size() > (retry ? policy.retries() : 0);
                listener.attempted(url, attempt, last ? Optional.empty() : Optional.of(policy.pause()));
                if (last) {
                    done.complete(new DeliveryJob(url, attempts));
                    return;
                }
                elapsed = elapsed.plus(attempt.latency()).plus(policy.pause());
                retries.runAgainAfter(policy.pause(), this);
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        }
    }
}
