package io.remnawave.webhook.inbox.internal.execution;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.remnawave.webhook.inbox.internal.database.Database;
import io.remnawave.webhook.inbox.internal.storage.Claim;
import io.remnawave.webhook.inbox.internal.storage.DeliveryTable;
import io.remnawave.webhook.inbox.internal.storage.PayloadCipher;
import io.remnawave.webhook.spi.ListenerRunner;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims deliveries that are due and runs them, by db-scheduler; and deletes those that nobody needs any longer. Thread-safe. */
public final class InboxScheduler implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger("io.remnawave.webhook.inbox.Inbox");

    /**
     * A delivery whose instance is gone is found after four missed heartbeats, looked for every second one: within 12 seconds.
     */
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);

    private static final int MISSED_HEARTBEATS = 4;

    /**
     * One that runs, and some that are next or are written down: or workers would wait for each claim and each commit. Twice as
     * many were a third faster than two, and twice those were not.
     */
    private static final int CLAIMED_PER_WORKER = 4;

    private static final Duration CLOCK_INTERVAL = Duration.ofSeconds(10);
    private static final Duration CLEANUP_INTERVAL = Duration.ofMinutes(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
    private static final int CLEANUP_BATCH = 1_000;
    private static final AtomicInteger THREADS = new AtomicInteger();

    private final Tables tables;
    private final Duration retention;
    private final DeliveryExecution execution;
    private final Scheduler scheduler;
    private final ScheduledExecutorService clockExecutor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "remnawave-inbox-clock");
        thread.setDaemon(true);
        return thread;
    });
    private final PauseAfterFailure pauseAfterFailure = new PauseAfterFailure();
    private volatile boolean stopping;

    /**
     * @param workers how many deliveries run at once
     * @param retention how long a delivery that is done is kept, since it was stored
     * @param closeWait how long {@link #close} waits for what runs
     */
    public InboxScheduler(
            Tables tables,
            PayloadCipher cipher,
            ListenerRunner listeners,
            ExecutionSettings settings,
            int workers,
            Duration pollInterval,
            Duration retention,
            Duration closeWait) {
        this.tables = tables;
        this.retention = retention;
        String instance = instanceName();
        this.execution = new DeliveryExecution(
                tables, cipher, listeners, settings, instance, this::wake, () -> stopping, workers);
        SchedulerBuilder builder = Scheduler.create(tables.database().dataSource(), List.of(deliveryTask()))
                .startTasks(List.of(cleanupTask()))
                .tableName(DeliveryTable.TASK_TABLE)
                .jdbcCustomization(tables.database().dialect())
                .clock(tables.database().clock())
                .schedulerName(new SchedulerName.Fixed(instance))
                .threads(workers * CLAIMED_PER_WORKER)
                .executorService(Executors.newFixedThreadPool(workers * CLAIMED_PER_WORKER, InboxScheduler::newThread))
                .pollingInterval(pollInterval)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(closeWait)
                .commitWhenAutocommitDisabled(true) // or a delivery that is woken would sleep on
                .addSchedulerListener(pauseAfterFailure)
                .enableImmediateExecution();
        // No more than there are threads: what waits for one sends no heartbeat.
        scheduler = (tables.database().kind() == Database.Kind.POSTGRESQL
                        ? builder.pollUsingLockAndFetch(0.5, 1.0)
                        : builder.pollUsingFetch(0.5, 3.0))
                .build();
    }

    /** A claim that fails ends its thread, and would have its stack trace printed by the JVM. */
    private static Thread newThread(Runnable task) {
        Thread thread = new Thread(task, "remnawave-inbox-" + THREADS.incrementAndGet());
        thread.setDaemon(false);
        thread.setUncaughtExceptionHandler(
                (failed, e) -> log.warn("A delivery could not be claimed, and is tried again: {}", e.toString()));
        return thread;
    }

    private CustomTask<Void> deliveryTask() {
        return Tasks.custom(DeliveryTable.TASK, Void.class)
                .onFailure((complete, operations) -> operations.reschedule(complete, in(AFTER_FAILURE)))
                .onDeadExecution(this::takeOver)
                .execute((instance, context) -> {
                    try {
                        return completion(execution.run(claim(context.getExecution())));
                    } catch (SQLException e) {
                        throw new IllegalStateException("The database of the inbox is away", e);
                    }
                });
    }

    private static Claim claim(Execution claimed) {
        return new Claim(claimed.taskInstance.getId(), claimed.pickedBy, claimed.version);
    }

    private CompletionHandler<Void> completion(@Nullable Duration pause) {
        return pause == null
                ? (complete, operations) -> {} // settled, and its row is gone, or it is another's
                : (complete, operations) -> operations.reschedule(complete, in(pause));
    }

    private void takeOver(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        String id = complete.getExecution().taskInstance.getId();
        log.warn("Delivery {} is taken over from {}, which is gone", id, complete.getExecution().pickedBy);
        try {
            execution.lost(id, complete.getExecution().version);
        } catch (SQLException e) {
            throw new IllegalStateException("The database of the inbox is away", e);
        }
        operations.reschedule(complete, in(Duration.ZERO));
    }

    private RecurringTask<Void> cleanupTask() {
        return Tasks.recurring("remnawave-cleanup", FixedDelay.of(CLEANUP_INTERVAL))
                .execute((instance, context) -> {
                    try {
                        cleanUp();
                    } catch (SQLException e) {
                        throw new IllegalStateException("Old deliveries could not be deleted", e);
                    }
                });
    }

    private void cleanUp() throws SQLException {
        Instant before = in(retention.negated());
        int deleted = CLEANUP_BATCH;
        while (deleted == CLEANUP_BATCH && !stopping) {
            deleted = tables.database().inTransaction(connection -> {
                List<String> ids = tables.deliveries().expired(connection, before, CLEANUP_BATCH);
                tables.deliveries().delete(connection, ids);
                return ids.size();
            });
        }
    }

    private Instant in(Duration delay) {
        return tables.database().clock().in(delay);
    }

    private static String instanceName() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "unknown";
        }
        return (host.length() > 30 ? host.substring(0, 30) : host) + "-"
                + ProcessHandle.current().pid() + "-"
                + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Begins to claim deliveries. */
    @SuppressWarnings("FutureReturnValueIgnored") // the task catches what it throws
    public void start() {
        scheduler.start();
        clockExecutor.scheduleWithFixedDelay(
                this::synchronizeClock, CLOCK_INTERVAL.toMillis(), CLOCK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void synchronizeClock() {
        try {
            tables.database().synchronizeClock();
        } catch (SQLException | RuntimeException e) { // it goes on from the last reading
            log.debug("The time of the database could not be read", e);
        }
    }

    /** Looks for deliveries that are due at once. */
    public void wake() {
        scheduler.triggerCheckForDueExecutions();
    }

    private void wake(String deliveryId) {
        try {
            scheduler.reschedule(TaskInstanceId.of(DeliveryTable.TASK, deliveryId), in(Duration.ZERO));
        } catch (TaskInstanceException e) { // it runs, or has run, in this moment
            log.debug("Delivery {} needs no waking", deliveryId, e);
        }
    }

    /** Claims no more, and waits for what runs. */
    @Override
    public void close() {
        stopping = true;
        pauseAfterFailure.stop();
        clockExecutor.shutdownNow();
        scheduler.stop();
    }
}
