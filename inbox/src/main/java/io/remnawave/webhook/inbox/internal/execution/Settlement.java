package io.remnawave.webhook.inbox.internal.execution;

import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.inbox.internal.database.Batcher;
import io.remnawave.webhook.inbox.internal.database.Database;
import io.remnawave.webhook.inbox.internal.storage.Claim;
import io.remnawave.webhook.inbox.internal.storage.StoredDelivery;
import io.remnawave.webhook.inbox.internal.storage.StoredDelivery.State;
import io.remnawave.webhook.inbox.internal.storage.StoredText;
import io.remnawave.webhook.spi.AdmittedDelivery;
import io.remnawave.webhook.spi.ListenerRunner;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what came of attempts. Each method gives when to run the delivery again; null for never, and then its task is deleted
 * in the same transaction. Thread-safe.
 */
final class Settlement {

    private static final Logger log = LoggerFactory.getLogger("io.remnawave.webhook.inbox.Inbox");

    static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final long DATABASE_RETRY_MILLIS = 1_000;

    private final Tables tables;
    private final ExecutionSettings settings;
    private final String instance;
    private final Consumer<String> wake;
    private final BooleanSupplier stopping;

    /** A commit costs more than all else. */
    private final Batcher<StoredDelivery, Boolean> completions;

    Settlement(
            Tables tables,
            ExecutionSettings settings,
            String instance,
            Consumer<String> wake,
            BooleanSupplier stopping) {
        this.tables = tables;
        this.settings = settings;
        this.instance = instance;
        this.wake = wake;
        this.stopping = stopping;
        this.completions = new Batcher<>(deliveries -> {
            Set<String> completed = complete(deliveries);
            return delivery -> completed.contains(delivery.id());
        });
    }

    /** Every listener has taken it. */
    @Nullable
    Duration done(StoredDelivery stored, Delivery delivery) {
        if (complete(stored)) {
            settings.observer()
                    .onHandled(
                            delivery,
                            Duration.between(
                                    stored.receivedAt(),
                                    tables.database().clock().now()));
        }
        return null;
    }

    private boolean complete(StoredDelivery stored) {
        boolean completed;
        try {
            completed = Boolean.TRUE.equals(completions.ask(stored));
        } catch (SQLException | RuntimeException e) { // it may be another's fault
            log.debug("A batch of deliveries that are done could not be written down", e);
            Writing alone = () -> !complete(List.of(stored)).isEmpty();
            completed = persist(stored, alone, alone, true);
        }
        wakeNext(stored);
        return completed;
    }

    /** Gives the ids of those that nobody has completed or dropped before. */
    private Set<String> complete(List<StoredDelivery> deliveries) throws SQLException {
        List<String> ids = deliveries.stream().map(StoredDelivery::id).toList();
        return tables.database().inTransaction(connection -> {
            Set<String> finished = finish(connection, ids);
            tables.deliveries().deleteSettledTasks(connection, ids);
            for (StoredDelivery delivery : deliveries) {
                releaseSubject(connection, delivery);
            }
            return finished;
        });
    }

    private Set<String> finish(Connection connection, List<String> ids) throws SQLException {
        if (tables.deliveries().finish(connection, ids) == ids.size()) {
            return Set.copyOf(ids);
        }
        connection.rollback(); // and once more one by one, which tells them apart
        Set<String> finished = new HashSet<>();
        for (String id : ids) {
            if (tables.deliveries().finish(connection, List.of(id)) > 0) {
                finished.add(id);
            }
        }
        return finished;
    }

    /** Listeners have failed: it is tried again after a pause, or dead. */
    @Nullable
    Duration failed(
            StoredDelivery stored,
            AdmittedDelivery delivery,
            StoredAttempt attempt,
            Set<String> completed,
            List<ListenerRunner.Failure> failures) {
        Map<String, String> messages = new LinkedHashMap<>();
        failures.forEach(failure -> messages.put(failure.listenerId(), describe(failure.cause())));
        String error = messages.values().iterator().next();
        if (!attempt.isLast()) {
            settle(stored, State.READY, attempt.number(), error, null, completed, messages);
            return attempt.pause();
        }
        if (settle(stored, State.DEAD, attempt.number(), error, null, completed, messages)) {
            for (ListenerRunner.Failure failure : failures) {
                settings.observer()
                        .onDead(delivery.toDelivery(attempt.number()), failure.listenerId(), failure.cause());
            }
        }
        return null;
    }

    /**
     * It is not tried any longer.
     *
     * @param delivery null where it could not be read
     */
    @Nullable
    Duration dead(StoredDelivery stored, @Nullable AdmittedDelivery delivery, Throwable cause) {
        if (!settle(stored, State.DEAD, stored.attempts(), describe(cause), null, Set.of(), Map.of())) {
            return null;
        }
        log.error(
                "Delivery {} ({}) is given up (state dead): {}. It is kept until somebody has it tried again or drops"
                        + " it",
                stored.id(),
                stored.event(),
                describe(cause));
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

    /** Another instance may have the listener or the key that this one does not. */
    Duration leave(StoredDelivery stored, Set<String> completed, String reason) {
        log.info("Delivery {} is left to another instance: {}", stored.id(), reason);
        Instant since = leftSince(stored);
        settle(stored, State.READY, stored.attempts(), reason, since, completed, Map.of());
        return pauseSince(since);
    }

    /** Nobody has its listener any longer. */
    @Nullable
    Duration orphaned(StoredDelivery stored, Set<String> completed, String reason) {
        settle(stored, State.ORPHANED, stored.attempts(), reason, null, completed, Map.of());
        return null;
    }

    /** It is settled, and needs no task any longer, or another instance has taken it over, whose task is left alone. */
    @Nullable
    Duration abandon(Claim claim) throws SQLException {
        List<String> ids = List.of(claim.deliveryId());
        tables.database().inTransaction(connection -> tables.deliveries().deleteSettledTasks(connection, ids));
        return null;
    }

    /** For as long as an upgrade takes, since an instance has first found that it cannot handle it. */
    boolean isLeftToOthers(StoredDelivery stored) {
        return since(leftSince(stored)).compareTo(settings.upgradeWindow()) < 0;
    }

    private Instant leftSince(StoredDelivery stored) {
        Instant known = stored.leftSince();
        return known == null ? tables.database().clock().now() : known;
    }

    private Duration since(Instant time) {
        return Duration.between(time, tables.database().clock().now());
    }

    /** For the one before it of its subject. */
    Duration pauseByAge(StoredDelivery stored) {
        return pauseSince(stored.receivedAt());
    }

    /** What waits for others is looked at less and less often. */
    private Duration pauseSince(Instant time) {
        Duration pause = since(time).dividedBy(4);
        return pause.compareTo(SHORTEST_PAUSE) < 0
                ? SHORTEST_PAUSE
                : pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** False where somebody else has settled it before. */
    private boolean settle(
            StoredDelivery stored,
            State state,
            int attempts,
            String error,
            @Nullable Instant leftSince,
            Set<String> completed,
            Map<String, String> failures) {
        Map<String, String> ascii = new LinkedHashMap<>();
        failures.forEach((listener, message) -> ascii.put(listener, StoredText.ascii(message)));
        boolean settled = persist(
                stored,
                () -> write(stored, state, attempts, error, leftSince, completed, failures),
                () -> write(stored, state, attempts, StoredText.ascii(error), leftSince, completed, ascii),
                false);
        if (state != State.READY) {
            wakeNext(stored);
        }
        return settled;
    }

    private boolean write(
            StoredDelivery stored,
            State state,
            int attempts,
            String error,
            @Nullable Instant leftSince,
            Set<String> completed,
            Map<String, String> failures)
            throws SQLException {
        return tables.database().inTransaction(connection -> {
            if (state == State.READY) { // its task before it, in the order in which a lost attempt is counted
                tables.deliveries().end(connection, stored.id(), instance);
            }
            boolean settled = tables.deliveries().fail(connection, stored.id(), state, attempts, error, leftSince);
            if (settled) {
                tables.receipts().record(connection, stored.id(), completed, failures);
            } else if (!tables.deliveries()
                    .existing(connection, List.of(stored.id()))
                    .isEmpty()) {
                tables.receipts()
                        .record(connection, stored.id(), completed, Map.of()); // for whoever has it tried again
            }
            if (state != State.READY) {
                tables.deliveries().deleteSettledTasks(connection, List.of(stored.id()));
            }
            releaseSubject(connection, stored);
            return settled;
        });
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
     *
     * @param plain writes the same without what a database may refuse
     * @param unanswered whether a try before has failed, which may have been written down though its answer was lost
     * @return false where somebody else has settled it before
     */
    private boolean persist(StoredDelivery stored, Writing writing, Writing plain, boolean unanswered) {
        boolean mayBeWritten = unanswered;
        boolean refused = false;
        for (int tries = 1; ; tries++) {
            try {
                return (refused ? plain : writing).write() || mayBeWritten;
            } catch (SQLException | RuntimeException e) {
                if (!refused && e instanceof SQLException refusal && Database.isRefusedValue(refusal)) {
                    refused = true;
                    continue;
                }
                mayBeWritten = true;
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

    static String describe(Throwable cause) {
        String message;
        try {
            message = cause.getMessage();
        } catch (
                RuntimeException e) { // of a foreign exception, which must not keep its failure from being written down
            log.debug(
                    "{} throws when it is asked for its message",
                    cause.getClass().getName(),
                    e);
            message = null;
        }
        return message == null ? cause.getClass().getName() : cause.getClass().getName() + ": " + message;
    }
}
