package io.remnawave.webhook.inbox.internal.execution;

import io.remnawave.webhook.decode.MalformedEventException;
import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.inbox.internal.storage.PayloadCipher;
import io.remnawave.webhook.inbox.internal.storage.StoredDelivery;
import io.remnawave.webhook.inbox.internal.storage.StoredDelivery.State;
import io.remnawave.webhook.spi.AdmittedDelivery;
import io.remnawave.webhook.spi.ListenerDefinition;
import io.remnawave.webhook.spi.ListenerRunner;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the listeners of stored deliveries, and writes down what came of it. Thread-safe. */
public final class DeliveryExecution {

    private static final Logger log = LoggerFactory.getLogger("io.remnawave.webhook.inbox.Inbox");

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final long DATABASE_RETRY_MILLIS = 500;

    private final Tables tables;
    private final PayloadCipher cipher;
    private final ListenerRunner listeners;
    private final ExecutionSettings settings;
    private final Consumer<String> wake;
    private final BooleanSupplier stopping;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    /**
     * @param wake has a delivery run now that waited for another of its subject
     * @param stopping whether it is time to let go of what the database does not take
     */
    public DeliveryExecution(
            Tables tables,
            PayloadCipher cipher,
            ListenerRunner listeners,
            ExecutionSettings settings,
            Consumer<String> wake,
            BooleanSupplier stopping) {
        this.tables = tables;
        this.cipher = cipher;
        this.listeners = listeners;
        this.settings = settings;
        this.wake = wake;
        this.stopping = stopping;
    }

    /**
     * Runs a delivery, on the calling thread, until the work of its listeners has ended.
     *
     * @return when to run it again; null for never, and then its task is deleted: in the transaction that settled it, since a
     *     second one would cost as much as all the rest
     */
    public @Nullable Duration run(String id) throws SQLException {
        if (!running.add(id)) { // taken over from this very instance, which could not reach the database for a while
            return SHORTEST_PAUSE;
        }
        try {
            StoredDelivery stored = tables.database()
                    .read(connection -> tables.deliveries().find(connection, id))
                    .orElse(null);
            if (stored == null || stored.state() != State.READY) {
                tables.database()
                        .inTransaction(connection -> tables.deliveries().deleteSettledTask(connection, id));
                return null;
            }
            String subject = settings.ordersBySubject() ? stored.subject() : null;
            if (subject != null && !tables.subjects().acquire(subject, stored)) {
                return pauseByAge(stored);
            }
            return run(stored);
        } finally {
            running.remove(id);
        }
    }

    private @Nullable Duration run(StoredDelivery stored) throws SQLException {
        byte[] encrypted = stored.payload();
        if (encrypted == null) {
            return dead(stored, null, new IllegalStateException("The payload is missing"));
        }
        if (!cipher.knows(stored.secretId())) {
            String unknown = "The secret '" + stored.secretId()
                    + "' is not configured any longer, so its payload cannot be decrypted. Configure it again, and redrive";
            return isLeftToOthers(stored)
                    ? leave(stored, Set.of(), unknown)
                    : dead(stored, null, new GeneralSecurityException(unknown));
        }
        AdmittedDelivery delivery;
        try {
            byte[] body = cipher.decrypt(stored.id(), stored.secretId(), encrypted);
            delivery = AdmittedDelivery.restore(stored.id(), stored.secretId(), stored.receivedAt(), body);
        } catch (GeneralSecurityException e) {
            return dead(
                    stored,
                    null,
                    new GeneralSecurityException(
                            "The payload cannot be decrypted: it was stored under another value of the secret '"
                                    + stored.secretId() + "', or changed since",
                            e));
        } catch (MalformedEventException e) {
            return dead(stored, null, e);
        }
        int attempt = stored.attempts() + 1;
        if (attempt > settings.retries().attempts()) {
            return dead(
                    stored,
                    delivery,
                    new IllegalStateException("Its process ended while it was handled, in each of the last attempts"));
        }
        return run(stored, delivery, attempt);
    }

    private @Nullable Duration run(StoredDelivery stored, AdmittedDelivery delivery, int number) throws SQLException {
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
                settings.transactions(),
                tables.receipts());
        ListenerRunner.Result result;
        try {
            // Waiting for the end, and not for the end of the wait, keeps what runs from being started a second time.
            result = listeners
                    .run(delivery, attempt)
                    .ended()
                    .toCompletableFuture()
                    .join();
        } catch (MalformedEventException e) {
            return dead(stored, delivery, e);
        }
        Set<String> completed = completed(result, present, wanted);
        if (!result.failures().isEmpty()) {
            return failed(stored, delivery, attempt, completed, result.failures());
        }
        List<String> absent = new ArrayList<>(wanted);
        absent.removeAll(present);
        absent.removeAll(stored.completed());
        if (!absent.isEmpty() || wanted.isEmpty()) {
            String reason = absent.isEmpty()
                    ? "No listener takes " + delivery.eventName() + " any longer"
                    : "No listener has the id " + String.join(", ", absent) + " any longer";
            return isLeftToOthers(stored)
                    ? leave(stored, completed, reason)
                    : settle(stored, State.ORPHANED, stored.attempts(), reason, completed, Map.of());
        }
        return done(stored, delivery.toDelivery(number));
    }

    /** The runner does not count the one listener of a delivery that has a single one. */
    private static Set<String> completed(ListenerRunner.Result result, List<String> present, List<String> wanted) {
        Set<String> completed = new HashSet<>(result.failures().isEmpty() ? present : result.completed());
        completed.retainAll(wanted);
        return completed;
    }

    private @Nullable Duration done(StoredDelivery stored, Delivery delivery) {
        persist(
                stored,
                () -> tables.database().inTransaction(connection -> {
                    boolean finished = tables.deliveries().finish(connection, stored.id());
                    tables.deliveries().deleteSettledTask(connection, stored.id());
                    releaseSubject(connection, stored);
                    return finished;
                }));
        wakeNext(stored);
        settings.observer()
                .onHandled(
                        delivery,
                        Duration.between(
                                stored.receivedAt(), tables.database().clock().now()));
        return null;
    }

    private @Nullable Duration failed(
            StoredDelivery stored,
            AdmittedDelivery delivery,
            StoredAttempt attempt,
            Set<String> completed,
            List<ListenerRunner.Failure> failures) {
        Map<String, String> messages = new LinkedHashMap<>();
        failures.forEach(failure -> messages.put(failure.listenerId(), describe(failure.cause())));
        String error = messages.values().iterator().next();
        if (!attempt.isLast()) {
            settle(stored, State.READY, attempt.number(), error, completed, messages);
            return attempt.pause();
        }
        settle(stored, State.DEAD, attempt.number(), error, completed, messages);
        for (ListenerRunner.Failure failure : failures) {
            settings.observer().onDead(delivery.toDelivery(attempt.number()), failure.listenerId(), failure.cause());
        }
        return null;
    }

    private @Nullable Duration dead(StoredDelivery stored, @Nullable AdmittedDelivery delivery, Throwable cause) {
        log.error(
                "Delivery {} ({}) is given up (state dead): {}. It is kept until somebody has it tried again or drops it",
                stored.id(),
                stored.event(),
                describe(cause));
        settle(stored, State.DEAD, stored.attempts(), describe(cause), Set.of(), Map.of());
        Delivery told = delivery != null
                ? delivery.toDelivery(Math.max(1, stored.attempts()))
                : Delivery.of(
                        stored.id(),
                        stored.occurredAt(),
                        stored.receivedAt(),
                        stored.secretId(),
                        Math.max(1, stored.attempts()),
                        new byte[0]);
        settings.observer().onDead(told, null, cause);
        return null;
    }

    private Duration leave(StoredDelivery stored, Set<String> completed, String reason) {
        log.info("Delivery {} is left to another instance: {}", stored.id(), reason);
        settle(stored, State.READY, stored.attempts(), reason, completed, Map.of());
        return pauseByAge(stored);
    }

    private boolean isLeftToOthers(StoredDelivery stored) {
        return age(stored).compareTo(settings.upgradeWindow()) < 0;
    }

    private Duration age(StoredDelivery stored) {
        return Duration.between(stored.receivedAt(), tables.database().clock().now());
    }

    /** What waits for others is looked at less and less often. */
    private Duration pauseByAge(StoredDelivery stored) {
        Duration pause = age(stored).dividedBy(4);
        return pause.compareTo(SHORTEST_PAUSE) < 0
                ? SHORTEST_PAUSE
                : pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private @Nullable Duration settle(
            StoredDelivery stored,
            State state,
            int attempts,
            String error,
            Set<String> completed,
            Map<String, String> failures) {
        persist(
                stored,
                () -> tables.database().inTransaction(connection -> {
                    tables.receipts().record(connection, stored.id(), completed, failures);
                    boolean settled = tables.deliveries().fail(connection, stored.id(), state, attempts, error);
                    if (state != State.READY) {
                        tables.deliveries().deleteSettledTask(connection, stored.id());
                    }
                    releaseSubject(connection, stored);
                    return settled;
                }));
        if (state != State.READY) {
            wakeNext(stored);
        }
        return null;
    }

    private void releaseSubject(Connection connection, StoredDelivery stored) throws SQLException {
        String subject = settings.ordersBySubject() ? stored.subject() : null;
        if (subject != null) {
            tables.subjects().release(connection, subject, stored.id());
        }
    }

    private void wakeNext(StoredDelivery stored) {
        String subject = settings.ordersBySubject() ? stored.subject() : null;
        if (subject == null) {
            return;
        }
        try {
            Optional<String> next =
                    tables.database().read(connection -> tables.subjects().next(connection, subject));
            next.ifPresent(wake);
        } catch (SQLException | RuntimeException e) { // it comes by itself, if later
            log.debug("The next delivery of a subject could not be woken", e);
        }
    }

    /**
     * Writes down what listeners have done, which must not be lost with a connection: they would do it again. Goes on until the
     * database is back, or the inbox stops.
     */
    private void persist(StoredDelivery stored, Writing writing) {
        for (int tries = 1; ; tries++) {
            try {
                writing.write();
                return;
            } catch (SQLException e) {
                if (stopping.getAsBoolean()) {
                    throw new IllegalStateException(
                            "What came of delivery " + stored.id() + " could not be written down; it is run again", e);
                }
                if (tries == 1) {
                    log.warn("What came of delivery {} cannot be written down yet: {}", stored.id(), e.toString());
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(DATABASE_RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the database was away", e);
        }
    }

    @FunctionalInterface
    private interface Writing {
        boolean write() throws SQLException;
    }

    /** An attempt ended with its process: it counts, or what kills processes would do so for ever. */
    public void lost(String id) throws SQLException {
        tables.database().inTransaction(connection -> {
            tables.deliveries().countLostAttempt(connection, id);
            return true;
        });
    }

    private static String describe(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getName() : cause.getClass().getName() + ": " + message;
    }
}
