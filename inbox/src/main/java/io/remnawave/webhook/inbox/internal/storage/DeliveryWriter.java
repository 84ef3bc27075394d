package io.remnawave.webhook.inbox.internal.storage;

import io.remnawave.webhook.inbox.internal.database.Database;
import io.remnawave.webhook.spi.Delays;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores deliveries, all that wait at a moment in one transaction, on one thread and one connection of its own: an acknowledgement
 * never waits for a connection that listeners have taken. While the database is away, deliveries wait here, without a thread of
 * their own, until they are stored or their time is up. Thread-safe.
 */
public final class DeliveryWriter implements AutoCloseable {

    /** What has become of a delivery. */
    public enum Outcome {
        /** It is in the database, and was not before. */
        STORED,
        /** It was in the database before. */
        DUPLICATE,
        /** The database was away for as long as the delivery could wait. */
        UNAVAILABLE
    }

    private static final Logger log = LoggerFactory.getLogger("io.remnawave.webhook.inbox.Inbox");

    private static final int LONGEST_CAUSE = 300;

    private static final int MAX_BATCH = 128;
    private static final int CONFLICTS = 5;
    private static final long POLL_MILLIS = 200;
    private static final long RETRY_MILLIS = 250;

    /** Longer than the half second for which a pool takes a connection to be alive because it was just used. */
    private static final long RETRY_WHILE_AWAY_MILLIS = 1_000;

    private static final int ANSWER_SECONDS = 2;

    /** For an answer to a statement: while one thread waits for it, everybody does, for up to their hold. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /** After which a connection may have been dropped by something on the way, which tells neither end. */
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Failures in a row, a quarter of a second apart, after which another session may do better. */
    private static final int FAILURES_OF_A_SESSION = 20;

    private static final long CLOSE_SECONDS = 5;

    private final Database database;
    private final DeliveryTable table;
    private final Duration hold;
    private final Runnable onStored;
    private final Semaphore places;
    private final int maxHeld;
    private final BlockingDeque<Pending> queue = new LinkedBlockingDeque<>();
    private final Queue<CompletableFuture<Boolean>> questions = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::run, "remnawave-inbox-writer");
    private volatile boolean closed;

    private @Nullable Connection connection;
    private long usedAt = System.nanoTime();
    private int failures;

    /**
     * @param hold how long a delivery waits for the database
     * @param maxHeld how many wait at most
     * @param onStored called after deliveries were stored
     */
    public DeliveryWriter(Database database, DeliveryTable table, Duration hold, int maxHeld, Runnable onStored) {
        this.database = database;
        this.table = table;
        this.hold = hold;
        this.maxHeld = maxHeld;
        this.places = new Semaphore(maxHeld);
        this.onStored = onStored;
        thread.setDaemon(true);
    }

    private record Pending(NewDelivery delivery, CompletableFuture<Outcome> outcome) {
        String id() {
            return delivery.id();
        }
    }

    /**
     * Takes its connection, and begins to store.
     *
     * @throws SQLException if the database is away
     */
    public void start() throws SQLException {
        connect();
        thread.start();
    }

    /** Whether the database answers on the connection of its own, within two seconds. */
    public boolean isAnswered() {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        questions.add(answer);
        return Delays.completeOnTimeout(answer, false, ANSWER_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /**
     * Stores a delivery once.
     *
     * @return completes with what became of it, never exceptionally
     * @throws RejectedExecutionException if too many wait
     */
    public CompletableFuture<Outcome> store(NewDelivery delivery) {
        if (closed) {
            return CompletableFuture.completedFuture(Outcome.UNAVAILABLE);
        }
        if (!places.tryAcquire()) {
            throw new RejectedExecutionException(
                    maxHeld + " deliveries wait for the database of the inbox" + " (remnawave.webhook.inbox.max-held)");
        }
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        CompletionStage<Outcome> bounded =
                Delays.completeOnTimeout(outcome, Outcome.UNAVAILABLE, hold.toMillis(), TimeUnit.MILLISECONDS);
        bounded.thenRun(places::release);
        queue.addLast(new Pending(delivery, outcome));
        return outcome;
    }

    private void run() {
        try {
            while (!closed || !queue.isEmpty()) {
                long pause = storeNext();
                if (pause > 0) {
                    Thread.sleep(pause);
                }
            }
        } catch (InterruptedException e) { // close() has waited long enough
            log.debug("What waits is not stored any longer", e);
        }
        disconnect();
        queue.forEach(pending -> pending.outcome().complete(Outcome.UNAVAILABLE));
    }

    /** Stores what waits, and gives for how many milliseconds to pause. */
    private long storeNext() throws InterruptedException {
        List<Pending> batch = new ArrayList<>();
        try {
            Pending first = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
            if (first != null) {
                batch.add(first);
                queue.drainTo(batch, MAX_BATCH - 1);
                batch.removeIf(pending -> pending.outcome().isDone());
            }
            answer();
            if (batch.isEmpty()) {
                return connection == null && isAway() ? RETRY_WHILE_AWAY_MILLIS : 0;
            }
            if (write(batch)) {
                return 0;
            }
            long pause = isAway() ? RETRY_WHILE_AWAY_MILLIS : RETRY_MILLIS;
            putBack(batch);
            return pause;
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) { // of a driver: the thread must not end, for nothing would be stored any longer
            if (failures++ == 0) {
                log.error("Deliveries cannot be stored, which is tried again and again", e);
            }
            disconnect();
            putBack(batch);
            return RETRY_MILLIS;
        }
    }

    private void answer() {
        if (!questions.isEmpty()) {
            boolean answered = connection != null && isValid(connection);
            for (CompletableFuture<Boolean> next = questions.poll(); next != null; next = questions.poll()) {
                next.complete(answered);
            }
        }
    }

    private void putBack(List<Pending> batch) {
        for (int i = batch.size() - 1; i >= 0; i--) {
            if (!batch.get(i).outcome().isDone()) {
                queue.addFirst(batch.get(i));
            }
        }
    }

    /** Stores what it can, and gives false if something is left. */
    private boolean write(List<Pending> batch) {
        if (connection != null && System.nanoTime() - usedAt > QUIET_NANOS && !isValid(connection)) {
            disconnect();
        }
        boolean reused = connection != null;
        SQLException failure = tryToWrite(batch);
        if (failure != null
                && reused
                && !Database.isDuplicateKey(failure)) { // it may have been closed while nothing came
            failure = tryToWrite(batch);
        }
        for (int i = 0; i < CONFLICTS && failure != null && Database.isDuplicateKey(failure); i++) {
            failure = tryToWrite(batch); // another instance has stored one of them at the same moment
        }
        if (failure != null
                && batch.size() > 1
                && !isAway()) { // one of them may be at fault, and the others must not suffer
            failure = null;
            for (Pending pending : batch) {
                SQLException own = tryToWrite(List.of(pending));
                failure = own == null ? failure : own;
            }
        }
        usedAt = System.nanoTime();
        tell(failure);
        if (failures > 0 && failures % FAILURES_OF_A_SESSION == 0) {
            exchange();
        }
        return failure == null;
    }

    private @Nullable SQLException tryToWrite(List<Pending> batch) {
        try {
            Connection current = connect();
            try {
                Set<String> stored = write(current, batch);
                Set<String> told = new HashSet<>();
                for (Pending pending : batch) {
                    boolean isNew = stored.contains(pending.id()) && told.add(pending.id());
                    pending.outcome().complete(isNew ? Outcome.STORED : Outcome.DUPLICATE);
                }
                if (!stored.isEmpty()) {
                    onStored.run();
                }
                return null;
            } catch (SQLException | RuntimeException e) {
                Database.rollback(current, e);
                throw e;
            }
        } catch (SQLException e) {
            if (!Database.isDuplicateKey(e) && connection != null && !isValid(connection)) {
                disconnect();
            }
            return e;
        }
    }

    private Set<String> write(Connection current, List<Pending> batch) throws SQLException {
        List<NewDelivery> fresh = new ArrayList<>(batch.size());
        Set<String> known = table.existing(
                current, batch.stream().map(Pending::id).distinct().toList());
        Set<String> stored = new HashSet<>();
        for (Pending pending : batch) {
            if (!known.contains(pending.id()) && stored.add(pending.id())) {
                fresh.add(pending.delivery());
            }
        }
        if (!fresh.isEmpty()) {
            fresh.sort(Comparator.comparing(
                    NewDelivery::id)); // or two instances with the same deliveries could block each other
            table.insert(current, fresh);
        }
        current.commit();
        return stored;
    }

    private boolean isAway() {
        try {
            if (isValid(connect())) {
                return false;
            }
        } catch (SQLException e) {
            log.debug("The database cannot be reached", e);
        }
        disconnect();
        return true;
    }

    private static boolean isValid(Connection connection) {
        try {
            boolean isValid = connection.isValid(ANSWER_SECONDS);
            if (isValid) {
                connection.rollback(); // of the transaction that a driver may have begun to ask
            }
            return isValid;
        } catch (SQLException e) {
            log.debug("The connection is broken", e);
            return false;
        }
    }

    private void tell(@Nullable SQLException failure) {
        if (failure != null && failures++ == 0) {
            log.warn(
                    "Deliveries cannot be stored: the panel waits for up to {} (remnawave.webhook.inbox.hold), and is then"
                            + " answered 503. {}",
                    hold,
                    causeOf(failure));
        } else if (failure == null && failures > 0) {
            failures = 0;
            log.info("Deliveries are stored again");
        }
    }

    /** What the database said: the driver's own words about a batch repeat each value of it, the payload included. */
    private static String causeOf(SQLException failure) {
        SQLException cause = failure;
        while (cause.getNextException() != null) {
            cause = cause.getNextException();
        }
        String text = cause.toString();
        return text.length() <= LONGEST_CAUSE ? text : text.substring(0, LONGEST_CAUSE) + "…";
    }

    private Connection connect() throws SQLException {
        Connection current = connection;
        if (current == null) {
            current = prepared(database.dataSource().getConnection());
            connection = current;
        }
        return current;
    }

    private Connection prepared(Connection taken) throws SQLException {
        try {
            taken.setAutoCommit(false);
            Duration end = hold.plusSeconds(1);
            Database.limitWait(taken, end.compareTo(LONGEST_WAIT) < 0 ? end : LONGEST_WAIT);
            return taken;
        } catch (SQLException | RuntimeException | Error e) { // kept, it would commit each of both rows by itself
            Database.close(taken);
            throw e;
        }
    }

    /** For a session that may do what this one cannot, say on another server. The pool may have none: it is kept until then. */
    private void exchange() {
        Connection own = connection;
        connection = null;
        try {
            connect();
            Database.close(own);
        } catch (SQLException | RuntimeException e) {
            log.debug("There is no other connection", e);
            disconnect();
            connection = own;
        }
    }

    private void disconnect() {
        Connection current = connection;
        connection = null;
        Database.close(current);
    }

    /** Stores what waits, for up to five seconds; what is left is answered as unavailable. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
            thread.interrupt();
            thread.join(TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
