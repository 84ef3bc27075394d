package io.remnawave.webhook.inbox;

import io.remnawave.webhook.delivery.FreshnessWindow;
import io.remnawave.webhook.delivery.IdempotencyStore;
import io.remnawave.webhook.inbox.internal.database.Database;
import io.remnawave.webhook.inbox.internal.database.KeptConnection;
import io.remnawave.webhook.inbox.internal.database.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An idempotency store in the application's database, for several instances that handle deliveries directly, without an inbox.
 *
 * <p>A claim has a lease of ten seconds, which is renewed every three as long as it is held. Whoever loses it, because the instance
 * was paused for longer, can neither complete nor release it once another has it. Times are those of the database. Every method
 * works in a transaction of its own. Takes one connection of the {@code DataSource} for itself, so that renewals never wait for
 * listeners. Thread-safe. Close it after the receiver.
 */
public final class JdbcIdempotencyStore implements IdempotencyStore, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(JdbcIdempotencyStore.class);

    /** Shorter than the 15 seconds in which a panel repeats a delivery. */
    private static final Duration LEASE = Duration.ofSeconds(10);

    private static final Duration RENEWAL = Duration.ofSeconds(3);
    private static final Duration CLEANUP = Duration.ofMinutes(1);
    private static final int CLEANUP_BATCH = 1_000;

    /** For an answer on the connection of its own: then there is time for another one, before the lease ends. */
    private static final Duration LONGEST_WAIT = LEASE.dividedBy(2);

    private final Database database;
    private final Duration retention;
    private final Map<HeldClaim, Boolean> held = new ConcurrentHashMap<>();
    private final KeptConnection own;

    /** A thread for renewals, and one for the clean-up, which may take longer than a lease. */
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "remnawave-idempotency");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * A store with the retention of the default freshness window, whose table is created in an embedded database alone.
     *
     * @throws IllegalStateException if the table is missing or old; the message names the script
     * @throws InboxException if the database is away
     */
    public JdbcIdempotencyStore(DataSource dataSource) {
        this(dataSource, FreshnessWindow.DEFAULT.length(), SchemaInitialization.EMBEDDED);
    }

    /**
     * A store.
     *
     * @param retention how long a completed delivery is remembered, at least as long as it stays fresh
     * @throws IllegalStateException if the table is missing or old; the message names the script
     * @throws InboxException if the database is away
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the tasks catch what they throw
    public JdbcIdempotencyStore(DataSource dataSource, Duration retention, SchemaInitialization initialization) {
        if (retention.isNegative() || retention.isZero()) {
            throw new IllegalArgumentException("The retention must be positive, but is " + retention + ".");
        }
        this.retention = retention;
        try {
            database = Database.of(dataSource);
            Schema.IDEMPOTENCY.prepare(database, initialization);
            own = new KeptConnection(database.dataSource(), LONGEST_WAIT);
            own.open();
        } catch (SQLException e) {
            throw away(e);
        }
        threads.scheduleWithFixedDelay(this::renew, RENEWAL.toMillis(), RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
        threads.scheduleWithFixedDelay(this::cleanUp, RENEWAL.toMillis(), CLEANUP.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Duration retention() {
        return retention;
    }

    @Override
    public Claim claim(String deliveryId) {
        try {
            while (true) {
                Claim claim = tryToClaim(deliveryId);
                if (claim != null) {
                    if (claim instanceof HeldClaim mine) {
                        held.put(mine, true);
                    }
                    return claim;
                }
            }
        } catch (SQLException e) {
            throw away(e);
        }
    }

    /** Null if others were faster, so that it has to be looked at again. */
    private @Nullable Claim tryToClaim(String deliveryId) throws SQLException {
        try (Connection connection = connect()) {
            Instant now = database.clock().now();
            try (PreparedStatement statement = connection.prepareStatement(
                    "select state, attempt, lease_until, expires_at, listeners from remnawave_claim where delivery_id = ?")) {
                statement.setString(1, deliveryId);
                try (ResultSet result = statement.executeQuery()) {
                    if (!result.next()) {
                        return insert(connection, deliveryId, now);
                    }
                    String state = result.getString("state");
                    boolean expired = database.time(result, "expires_at").isBefore(now);
                    if (state.equals("completed") && !expired) {
                        return Claim.completed();
                    }
                    if (state.equals("held")
                            && database.time(result, "lease_until").isAfter(now)) {
                        return Claim.inProgress();
                    }
                    int attempt = result.getInt("attempt");
                    Set<String> listeners = listeners(result.getString("listeners"));
                    return take(connection, deliveryId, state, attempt, listeners, expired, now);
                }
            }
        }
    }

    private @Nullable Claim insert(Connection connection, String deliveryId, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into remnawave_claim (delivery_id, state, attempt, lease_until, expires_at) values (?, 'held', 1, ?, ?)")) {
            statement.setString(1, deliveryId);
            database.setTime(statement, 2, now.plus(LEASE));
            database.setTime(statement, 3, now.plus(retention));
            statement.executeUpdate();
            return new HeldClaim(deliveryId, 1, 1, Set.of());
        } catch (SQLException e) {
            if (Database.isDuplicateKey(e)) {
                return null;
            }
            throw e;
        }
    }

    /** Of a delivery whose time is over, nothing is remembered; its fence goes on counting. */
    private @Nullable Claim take(
            Connection connection,
            String deliveryId,
            String state,
            int attempt,
            Set<String> listeners,
            boolean expired,
            Instant now)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update remnawave_claim set state = 'held', attempt = ?, lease_until = ?"
                        + (expired ? ", expires_at = ?, listeners = null" : "")
                        + " where delivery_id = ? and state = ? and attempt = ? and (state <> 'held' or lease_until <= ?)")) {
            int at = 1;
            statement.setInt(at++, attempt + 1);
            database.setTime(statement, at++, now.plus(LEASE));
            if (expired) {
                database.setTime(statement, at++, now.plus(retention));
            }
            statement.setString(at++, deliveryId);
            statement.setString(at++, state);
            statement.setInt(at++, attempt);
            database.setTime(statement, at, now);
            if (statement.executeUpdate() == 0) {
                return null;
            }
            return new HeldClaim(deliveryId, attempt + 1, expired ? 1 : attempt + 1, expired ? Set.of() : listeners);
        }
    }

    private static Set<String> listeners(@Nullable String text) {
        return text == null || text.isEmpty() ? Set.of() : Set.of(text.split("\n", -1));
    }

    /** A connection on which each statement is a transaction. */
    private Connection connect() throws SQLException {
        Connection connection = database.dataSource().getConnection();
        if (!connection.getAutoCommit()) {
            connection.setAutoCommit(true);
        }
        return connection;
    }

    private boolean end(HeldClaim claim, String state, @Nullable Set<String> listeners) {
        try {
            Connection pooled = connectIfPossible();
            if (pooled == null) {
                return own.use(connection -> end(connection, claim, state, listeners));
            }
            try (pooled) {
                return end(pooled, claim, state, listeners);
            }
        } catch (SQLException e) {
            throw away(e);
        } finally {
            held.remove(claim); // also where it failed: the lease is to end then
        }
    }

    /** Null where others have taken the whole pool. */
    private @Nullable Connection connectIfPossible() {
        try {
            return connect();
        } catch (SQLException e) {
            log.debug("There is no connection but the one of the store itself", e);
            return null;
        }
    }

    private static boolean end(Connection connection, HeldClaim claim, String state, @Nullable Set<String> listeners)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("update remnawave_claim set state = ?, listeners"
                + " = ? where delivery_id = ? and attempt = ? and state = 'held'")) {
            statement.setString(1, state);
            statement.setString(2, listeners == null ? null : String.join("\n", listeners));
            statement.setString(3, claim.deliveryId);
            statement.setInt(4, claim.fence);
            return statement.executeUpdate() == 1;
        }
    }

    private void renew() {
        try {
            own.open();
            own.use(connection -> {
                database.synchronizeClock(connection);
                renewHeld(connection);
                return true;
            });
        } catch (SQLException | RuntimeException e) { // tried again in three seconds, three times within a lease
            warn("The claims of the idempotency store could not be renewed: {}", e);
        }
    }

    private void renewHeld(Connection connection) throws SQLException {
        List<HeldClaim> claims = new ArrayList<>(held.keySet());
        if (claims.isEmpty()) {
            return;
        }
        Instant until = database.clock().in(LEASE);
        try (PreparedStatement statement = connection.prepareStatement(
                "update remnawave_claim set lease_until = ? where delivery_id = ? and attempt = ? and state = 'held'")) {
            for (HeldClaim claim : claims) {
                database.setTime(statement, 1, until);
                statement.setString(2, claim.deliveryId);
                statement.setInt(3, claim.fence);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private void cleanUp() {
        try {
            Instant now = database.clock().now();
            int deleted = CLEANUP_BATCH;
            while (deleted == CLEANUP_BATCH && !threads.isShutdown()) {
                deleted = database.inTransaction(connection -> delete(connection, expired(connection, now), now));
            }
        } catch (SQLException | RuntimeException e) {
            warn("Expired claims of the idempotency store could not be deleted, which is tried again: {}", e);
        }
    }

    private List<String> expired(Connection connection, Instant now) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select delivery_id from remnawave_claim where expires_at < ? and (state <> 'held' or lease_until < ?)"
                        + " order by expires_at" + database.limit(CLEANUP_BATCH))) {
            database.setTime(statement, 1, now);
            database.setTime(statement, 2, now);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    ids.add(result.getString(1));
                }
            }
        }
        return ids;
    }

    private int delete(Connection connection, List<String> ids, Instant now) throws SQLException {
        if (ids.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement =
                connection.prepareStatement("delete from remnawave_claim where expires_at < ?"
                        + " and (state <> 'held' or lease_until < ?) and delivery_id in (?"
                        + ", ?".repeat(ids.size() - 1)
                        + ")")) {
            database.setTime(statement, 1, now);
            database.setTime(statement, 2, now);
            for (int i = 0; i < ids.size(); i++) {
                statement.setString(i + 3, ids.get(i));
            }
            return statement.executeUpdate();
        }
    }

    private void warn(String message, Exception failure) {
        if (!threads.isShutdown()) { // else it was broken off
            log.warn(message, failure.toString());
        }
    }

    private static InboxException away(SQLException e) {
        return new InboxException("The database of the idempotency store cannot be asked: " + e.getMessage(), e);
    }

    /** Renews no longer: what is held is open to others after its lease. */
    @Override
    public void close() {
        threads.shutdownNow();
        own.close();
    }

    private final class HeldClaim implements Claim.Held {

        private final String deliveryId;
        private final int fence;
        private final int attempt;
        private final Set<String> completedListeners;

        HeldClaim(String deliveryId, int fence, int attempt, Set<String> completedListeners) {
            this.deliveryId = deliveryId;
            this.fence = fence;
            this.attempt = attempt;
            this.completedListeners = completedListeners;
        }

        @Override
        public int attempt() {
            return attempt;
        }

        @Override
        public Set<String> completedListeners() {
            return completedListeners;
        }

        @Override
        public boolean complete() {
            return end(this, "completed", null);
        }

        @Override
        public boolean release(Set<String> completedListeners) {
            return end(this, "released", completedListeners);
        }
    }
}
