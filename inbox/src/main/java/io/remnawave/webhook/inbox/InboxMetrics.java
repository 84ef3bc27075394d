package io.remnawave.webhook.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.spi.Delays;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Meters of an inbox in Micrometer. The gauges count in the database, all instances together, at most once in five seconds. Who
 * reads them waits for up to a second, and gets what was counted last where there is no connection by then; they are NaN while the
 * database is away. Thread-safe.
 *
 * <table>
 * <caption>Meters</caption>
 * <tr><th>name</th><th>type</th><th>tags</th></tr>
 * <tr><td>{@value #DELIVERIES}</td><td>gauge</td><td>state: waiting, failing, dead, orphaned</td></tr>
 * <tr><td>{@value #OLDEST_AGE}, {@value #LAG}</td><td>gauge, seconds</td><td></td></tr>
 * <tr><td>{@value #HANDLED}</td><td>timer: from storing to the last listener's end</td><td></td></tr>
 * <tr><td>{@value #GIVEN_UP}</td><td>counter</td><td></td></tr>
 * </table>
 */
public final class InboxMetrics implements InboxObserver {

    /** Deliveries in the database. */
    public static final String DELIVERIES = "remnawave.webhook.inbox.deliveries";

    /** See {@link InboxStatus#oldestAge()}. */
    public static final String OLDEST_AGE = "remnawave.webhook.inbox.oldest.age";

    /** See {@link InboxStatus#lag()}. */
    public static final String LAG = "remnawave.webhook.inbox.lag";

    /** How long it took until every listener had taken a delivery. */
    public static final String HANDLED = "remnawave.webhook.inbox.handled";

    /** Deliveries that this instance has given up. */
    public static final String GIVEN_UP = "remnawave.webhook.inbox.given.up";

    private static final long MAX_AGE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long LONGEST_WAIT_SECONDS = 1;

    private final MeterRegistry registry;
    private final Timer handled;
    private final Counter givenUp;

    /** Registers the timer and the counter; {@link #bind} registers the gauges. */
    public InboxMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.handled = Timer.builder(HANDLED)
                .description("From storing a Remnawave delivery until every listener has taken it")
                .register(registry);
        this.givenUp = Counter.builder(GIVEN_UP)
                .description("Remnawave deliveries that were given up")
                .register(registry);
    }

    /** Registers the gauges of an inbox, which this was given to as an observer. */
    public void bind(Inbox inbox) {
        Snapshot snapshot = new Snapshot(inbox);
        gauge(snapshot, "waiting", InboxStatus::waiting);
        gauge(snapshot, "failing", InboxStatus::failing);
        gauge(snapshot, "dead", InboxStatus::dead);
        gauge(snapshot, "orphaned", InboxStatus::orphaned);
        timeGauge(
                snapshot,
                OLDEST_AGE,
                "Since the oldest Remnawave delivery that waits or fails was stored",
                InboxStatus::oldestAge);
        timeGauge(snapshot, LAG, "How long the most overdue Remnawave delivery waits for a worker", InboxStatus::lag);
    }

    private void gauge(Snapshot snapshot, String state, ToDoubleFunction<InboxStatus> value) {
        Gauge.builder(DELIVERIES, snapshot, known -> known.value(value))
                .description("Remnawave deliveries in the inbox")
                .tag("state", state)
                .strongReference(true)
                .register(registry);
    }

    private void timeGauge(Snapshot snapshot, String name, String description, Function<InboxStatus, Duration> value) {
        TimeGauge.builder(
                        name,
                        snapshot,
                        TimeUnit.SECONDS,
                        known -> known.value(status -> value.apply(status).toMillis() / 1000.0))
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    @Override
    public void onHandled(Delivery delivery, Duration age) {
        handled.record(age);
    }

    @Override
    public void onDead(Delivery delivery, @Nullable String listenerId, Throwable failure) {
        givenUp.increment();
    }

    /** One count for all gauges of a scrape. */
    private static final class Snapshot {

        private final Inbox inbox;
        private volatile @Nullable InboxStatus status;
        private CompletableFuture<Void> count = CompletableFuture.completedFuture(null);
        private CompletableFuture<Void> counted = count;
        private long startedAt = System.nanoTime() - MAX_AGE_NANOS;

        Snapshot(Inbox inbox) {
            this.inbox = inbox;
        }

        double value(ToDoubleFunction<InboxStatus> value) {
            counted().join();
            InboxStatus known = status;
            return known == null ? Double.NaN : value.applyAsDouble(known);
        }

        private synchronized CompletableFuture<Void> counted() {
            long now = System.nanoTime();
            if (count.isDone() && now - startedAt >= MAX_AGE_NANOS) {
                startedAt = now;
                count = CompletableFuture.runAsync(this::count, InboxMetrics::runOnThread);
                counted = Delays.completeOnTimeout(count.copy(), null, LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
            }
            return counted;
        }

        private void count() {
            try {
                status = inbox.status();
            } catch (InboxException e) {
                if (!inbox.isDatabaseAvailable()) { // the health indicator tells
                    status = null;
                }
            }
        }
    }

    /** One of its own: what waits for a connection must not hold those up that others share. */
    private static void runOnThread(Runnable task) {
        Thread thread = new Thread(task, "remnawave-inbox-metrics");
        thread.setDaemon(true);
        thread.start();
    }
}
