package io.remnawave.webhook.inbox.internal.execution;

import io.remnawave.webhook.decode.MalformedEventException;
import io.remnawave.webhook.inbox.internal.database.Batcher;
import io.remnawave.webhook.inbox.internal.storage.Claim;
import io.remnawave.webhook.inbox.internal.storage.PayloadCipher;
import io.remnawave.webhook.inbox.internal.storage.StoredDelivery;
import io.remnawave.webhook.inbox.internal.storage.StoredDelivery.State;
import io.remnawave.webhook.spi.AdmittedDelivery;
import io.remnawave.webhook.spi.ListenerDefinition;
import io.remnawave.webhook.spi.ListenerRunner;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs the listeners of stored deliveries, and has written down what came of it. Thread-safe. */
public final class DeliveryExecution {

    /** For a worker, before another instance may have the delivery. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private static final long STOP_CHECK_MILLIS = 100;

    private final Tables tables;
    private final PayloadCipher cipher;
    private final ListenerRunner listeners;
    private final ExecutionSettings settings;
    private final BooleanSupplier stopping;
    private final Settlement settlement;
    private final Semaphore workers;
    private final Batcher<Claim, StoredDelivery> loads;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    /**
     * @param instance the name under which this one claims deliveries
     * @param wake has a delivery run now that waited for another of its subject
     * @param stopping whether it is time to let go of what the database does not take
     * @param workers how many deliveries are with their listeners at once; more may be about to, or be written down
     */
    public DeliveryExecution(
            Tables tables,
            PayloadCipher cipher,
            ListenerRunner listeners,
            ExecutionSettings settings,
            String instance,
            Consumer<String> wake,
            BooleanSupplier stopping,
            int workers) {
        this.tables = tables;
        this.cipher = cipher;
        this.listeners = listeners;
        this.settings = settings;
        this.stopping = stopping;
        this.settlement = new Settlement(tables, settings, instance, wake, stopping);
        this.workers = new Semaphore(workers, true);
        this.loads = new Batcher<>(claims -> begin(claims, instance)::get);
    }

    private Map<Claim, StoredDelivery> begin(List<Claim> claims, String instance) throws SQLException {
        List<String> ids = claims.stream().map(Claim::deliveryId).toList();
        return tables.database().inTransaction(connection -> {
            tables.deliveries().begin(connection, ids, instance);
            return tables.deliveries().findClaimed(connection, ids, instance);
        });
    }

    /** What came of an attempt, and is to be written down. */
    @FunctionalInterface
    private interface Outcome {

        /** Gives when to run the delivery again; null for never. */
        @Nullable
        Duration write() throws SQLException;
    }

    /**
     * Runs a delivery, on the calling thread, until the work of its listeners has ended and what came of it is written down.
     *
     * @return when to run it again; null for never, and then its task is deleted: in the transaction that settled it, since a
     *     second one would cost as much as all the rest
     */
    public @Nullable Duration run(Claim claim) throws SQLException {
        String id = claim.deliveryId();
        if (!running.add(id)) { // taken over from this very instance, which could not reach the database for a while
            return Settlement.SHORTEST_PAUSE;
        }
        try {
            if (!acquireWorker()) {
                return stopping.getAsBoolean() ? Duration.ZERO : Settlement.SHORTEST_PAUSE;
            }
            Outcome outcome;
            try {
                outcome = attempt(claim);
            } finally {
                workers.release();
            }
            return outcome.write();
        } finally {
            running.remove(id);
        }
    }

    /** Gives up when this instance stops, or its listeners are so slow that another instance may have a worker sooner. */
    private boolean acquireWorker() {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        try {
            while (!stopping.getAsBoolean() && System.nanoTime() < end) {
                if (workers.tryAcquire(STOP_CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private Outcome attempt(Claim claim) throws SQLException {
        StoredDelivery stored = loads.ask(claim);
        if (stored == null || stored.state() != State.READY) {
            return () -> settlement.abandon(claim);
        }
        String subject = settings.ordersBySubject() ? stored.subject() : null;
        if (subject == null) {
            return attempt(stored);
        }
        return switch (tables.subjects().acquire(subject, claim)) {
            case GIVEN -> attempt(stored);
            case OF_ANOTHER -> () -> settlement.pauseByAge(stored);
            case CLAIM_LOST -> () -> settlement.abandon(claim);
        };
    }

    private Outcome attempt(StoredDelivery stored) {
        byte[] encrypted = stored.payload();
        if (encrypted == null) {
            return () -> settlement.dead(stored, null, new IllegalStateException("The payload is missing"));
        }
        if (!cipher.knows(stored.secretId())) {
            return undecipherable(
                    stored,
                    new GeneralSecurityException("The secret '" + stored.secretId()
                            + "' is not configured any longer, so its payload cannot be decrypted. Configure it again, and"
                            + " redrive"));
        }
        AdmittedDelivery delivery;
        try {
            byte[] body = cipher.decrypt(stored.id(), stored.secretId(), encrypted);
            delivery = AdmittedDelivery.restore(stored.id(), stored.secretId(), stored.receivedAt(), body);
        } catch (GeneralSecurityException e) {
            return undecipherable(
                    stored,
                    new GeneralSecurityException(
                            "The payload cannot be decrypted: it was stored under another value of the secret '"
                                    + stored.secretId() + "', or changed since",
                            e));
        } catch (MalformedEventException e) {
            return () -> settlement.dead(stored, null, e);
        }
        int attempt = stored.attempts() + 1;
        if (attempt > settings.retries().attempts()) {
            return () -> settlement.dead(stored, delivery, new IllegalStateException(noneIsLeft(stored)));
        }
        return attempt(stored, delivery, attempt);
    }

    /** Its processes may have ended, or fewer attempts be allowed than when it failed last. */
    private String noneIsLeft(StoredDelivery stored) {
        String error = stored.lastError();
        return stored.attempts() + " attempts have failed, or ended with their process, of "
                + settings.retries().attempts() + " that are allowed"
                + (error == null ? "" : ". The last error: " + error);
    }

    /** Another instance may have the key, while they are restarted one after the other with a new one. */
    private Outcome undecipherable(StoredDelivery stored, GeneralSecurityException reason) {
        return () -> settlement.isLeftToOthers(stored)
                ? settlement.leave(stored, Set.of(), Settlement.describe(reason))
                : settlement.dead(stored, null, reason);
    }

    private Outcome attempt(StoredDelivery stored, AdmittedDelivery delivery, int number) {
        List<String> present = listeners.listenersOf(delivery.eventName(), delivery.scope()).stream()
                .map(ListenerDefinition::id)
                .toList();
        List<String> wanted = stored.listeners() == null ? present : stored.listeners();
        Set<String> skipped = new HashSet<>(stored.completed());
        present.stream().filter(listener -> !wanted.contains(listener)).forEach(skipped::add);
        Duration pause = settings.retries().pauseAfter(number);
        StoredAttempt attempt = new StoredAttempt(
                number,
                skipped,
                number >= settings.retries().attempts(),
                pause,
                new WaitingWorker(),
                settings.transactions(),
                tables.receipts());
        ListenerRunner.Result result;
        try {
            // Waiting for the end, and not for the end of the wait, keeps what runs from being started a second time.
            result = attempt.executor()
                    .workUntil(listeners.run(delivery, attempt).ended());
        } catch (MalformedEventException e) {
            return () -> settlement.dead(stored, delivery, e);
        }
        Set<String> completed = completed(result, present, wanted);
        if (!result.failures().isEmpty()) {
            return () -> settlement.failed(stored, delivery, attempt, completed, result.failures());
        }
        List<String> absent = new ArrayList<>(wanted);
        absent.removeAll(present);
        absent.removeAll(stored.completed());
        if (!absent.isEmpty() || wanted.isEmpty()) {
            String reason = absent.isEmpty()
                    ? "No listener takes " + delivery.eventName() + " any longer"
                    : "No listener has the id " + String.join(", ", absent) + " any longer";
            return () -> settlement.isLeftToOthers(stored)
                    ? settlement.leave(stored, completed, reason)
                    : settlement.orphaned(stored, completed, reason);
        }
        return () -> settlement.done(stored, delivery.toDelivery(number));
    }

    /** The runner does not count the one listener of a delivery that has a single one. */
    private static Set<String> completed(ListenerRunner.Result result, List<String> present, List<String> wanted) {
        Set<String> completed = new HashSet<>(result.failures().isEmpty() ? present : result.completed());
        completed.retainAll(wanted);
        return completed;
    }

    /**
     * The process that had claimed a delivery is gone. An attempt that it had begun counts, or what kills processes would do so for
     * ever.
     */
    public void lost(String id, long version) throws SQLException {
        tables.database().inTransaction(connection -> {
            tables.deliveries().countLostAttempt(connection, id, version);
            return true;
        });
    }
}
