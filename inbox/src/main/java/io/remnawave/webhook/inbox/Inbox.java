package io.remnawave.webhook.inbox;

import io.remnawave.webhook.inbox.internal.database.Database;
import io.remnawave.webhook.inbox.internal.database.PoolSize;
import io.remnawave.webhook.inbox.internal.database.Schema;
import io.remnawave.webhook.inbox.internal.execution.ExecutionSettings;
import io.remnawave.webhook.inbox.internal.execution.InboxScheduler;
import io.remnawave.webhook.inbox.internal.execution.JdbcTransactionRunner;
import io.remnawave.webhook.inbox.internal.execution.Tables;
import io.remnawave.webhook.inbox.internal.storage.DeliveryOverview;
import io.remnawave.webhook.inbox.internal.storage.DeliveryTable;
import io.remnawave.webhook.inbox.internal.storage.DeliveryWriter;
import io.remnawave.webhook.inbox.internal.storage.PayloadCipher;
import io.remnawave.webhook.inbox.internal.storage.StoredDelivery;
import io.remnawave.webhook.spi.DeliveryHandler;
import io.remnawave.webhook.spi.ListenerDefinition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Stores each delivery in the application's database before it is acknowledged, and runs the listeners from there, on any instance
 * that shares the database, until each has taken it.
 *
 * <pre>{@code
 * WebhookReceiver receiver = WebhookReceiver.builder()
 *         .secret(secret)
 *         .register(new Subscriptions(accounts))
 *         .inbox(Inbox.jdbc(dataSource).build())
 *         .build();
 * }</pre>
 *
 * <p><b>How often a listener runs.</b> Once, if all goes well. After a crash, a pause of more than eight seconds or a connection
 * that broke at the wrong moment, a listener may run again: at least once. What it does in the database in the transaction of the
 * inbox happens exactly once: with a parameter of type {@code java.sql.Connection}, which is the connection of that transaction and
 * neither to be closed nor to be committed, or in a transaction of the framework.
 *
 * <p>Takes one connection of the {@code DataSource} for itself, so that acknowledgements never wait for listeners. One inbox serves
 * one receiver, whose {@code close()} closes it: nothing more is claimed, and what runs is waited for. Thread-safe.
 */
public final class Inbox implements DeliveryHandler.Factory {

    private static final int LONGEST_LISTENER_ID = 500;

    private final InboxBuilder settings;
    private final DataSource dataSource;

    private volatile @Nullable InboxHandler handler;
    private @Nullable Tables tables;

    Inbox(InboxBuilder settings) {
        this.settings = settings;
        this.dataSource = settings.dataSource;
    }

    /**
     * Starts an inbox on a database: PostgreSQL, MariaDB (10.6 and later) or H2.
     *
     * @param dataSource of the application; with a pool, five connections more than listeners and the application need
     */
    public static InboxBuilder jdbc(DataSource dataSource) {
        return new InboxBuilder(dataSource);
    }

    /**
     * Called by the receiver's builder.
     *
     * @throws IllegalStateException if the tables are missing or old, or if there is a receiver already
     * @throws InboxException if the database is away
     */
    @Override
    public synchronized DeliveryHandler create(DeliveryHandler.Context context) {
        if (handler != null) {
            throw new IllegalStateException("One inbox serves one receiver. Build another with Inbox.jdbc(...).");
        }
        List<ListenerDefinition> listeners = context.listeners().listeners();
        listeners.forEach(Inbox::requireShortId);
        if (!(settings.transactions instanceof JdbcTransactionRunner)
                || listeners.stream()
                        .anyMatch(listener -> listener.parameterTypes().contains(Connection.class))) {
            PoolSize.check(dataSource, settings.workers);
        }
        Tables known = tables();
        try {
            Schema.INBOX.prepare(known.database(), settings.schemaInitialization);
        } catch (SQLException e) {
            throw away(e);
        }
        PayloadCipher cipher = new PayloadCipher(context::secrets, settings.encryptionKey);
        InboxScheduler scheduler = new InboxScheduler(
                known,
                cipher,
                context.listeners(),
                new ExecutionSettings(
                        settings.retries,
                        settings.ordersBySubject,
                        settings.upgradeWindow,
                        settings.transactions,
                        new CompositeInboxObserver(List.copyOf(settings.observers))),
                settings.workers,
                settings.pollInterval,
                context.freshness(),
                settings.closeWait);
        DeliveryWriter writer = new DeliveryWriter(
                known.database(), known.deliveries(), settings.hold, settings.maxHeld, scheduler::wake);
        InboxHandler created;
        try {
            created = new InboxHandler(writer, scheduler, cipher, context.listeners(), settings.ordersBySubject);
        } catch (SQLException e) {
            throw away(e);
        }
        handler = created;
        if (settings.startsByItself) {
            created.startListeners();
        }
        return created;
    }

    private static void requireShortId(ListenerDefinition listener) {
        if (listener.id().length() > LONGEST_LISTENER_ID) {
            throw new IllegalArgumentException("The id of the listener " + listener.id() + " is longer than "
                    + LONGEST_LISTENER_ID + " characters. Give it one: @RemnawaveEventListener(id = \"…\").");
        }
    }

    @Override
    public Set<Class<?>> parameterTypes() {
        return Set.of(Connection.class);
    }

    /**
     * Begins to run listeners, where {@code autoStart(false)} has kept them. Without effect when called again.
     *
     * @throws IllegalStateException if no receiver was built with this inbox
     */
    public synchronized void start() {
        InboxHandler created = handler;
        if (created == null) {
            throw new IllegalStateException("Build a receiver with this inbox first: builder.inbox(inbox).");
        }
        created.startListeners();
    }

    private synchronized Tables tables() {
        Tables known = tables;
        if (known == null) {
            try {
                known = Tables.of(Database.of(dataSource));
            } catch (SQLException e) {
                throw away(e);
            }
            tables = known;
        }
        return known;
    }

    /**
     * Whether the database answers: on the connection that the inbox keeps for itself, so that listeners which have taken the whole
     * pool do not make it look away, or on another one. A database that does answers within two seconds.
     */
    public boolean isDatabaseAvailable() {
        InboxHandler created = handler;
        return (created != null && created.isDatabaseAvailable()) || answersOnAnotherConnection();
    }

    private boolean answersOnAnotherConnection() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    /**
     * How many deliveries are in which state, counted in the database.
     *
     * @throws InboxException if the database is away
     */
    public InboxStatus status() {
        return ask(tables -> tables.database().read(connection -> status(tables, connection)));
    }

    private static InboxStatus status(Tables tables, Connection connection) throws SQLException {
        Instant now = tables.database().clock().now();
        long waiting = 0;
        long failing = 0;
        long dead = 0;
        long orphaned = 0;
        Duration oldestAge = Duration.ZERO;
        try (PreparedStatement statement = connection.prepareStatement(
                        "select state, count(*) as number, sum(case when attempts > 0 then 1 else 0 end) as failing,"
                                + " min(received_at) as oldest from remnawave_delivery"
                                + " where state in ('ready', 'dead', 'orphaned') group by state");
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                switch (result.getString("state")) {
                    case "ready" -> {
                        failing = result.getLong("failing");
                        waiting = result.getLong("number") - failing;
                        oldestAge = since(tables.database().time(result, "oldest"), now);
                    }
                    case "dead" -> dead = result.getLong("number");
                    default -> orphaned = result.getLong("number");
                }
            }
        }
        return new InboxStatus(waiting, failing, dead, orphaned, oldestAge, lag(tables, connection, now));
    }

    private static Duration lag(Tables tables, Connection connection, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select min(execution_time) as due from "
                + DeliveryTable.TASK_TABLE + " where picked = ? and execution_time <= ?")) {
            statement.setBoolean(1, false);
            tables.database().setTime(statement, 2, now);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? since(tables.database().time(result, "due"), now) : Duration.ZERO;
            }
        }
    }

    private static Duration since(@Nullable Instant time, Instant now) {
        return time == null || time.isAfter(now) ? Duration.ZERO : Duration.between(time, now);
    }

    /**
     * Deliveries that are not tried any longer, the dead before the orphaned, the oldest first.
     *
     * @param max how many at most; one or more
     * @throws InboxException if the database is away
     */
    public List<DeadLetter> deadLetters(int max) {
        return ask(tables -> tables.database()
                .read(connection -> tables.deliveries().findDead(connection, max).stream()
                        .map(Inbox::deadLetter)
                        .toList()));
    }

    private static DeadLetter deadLetter(StoredDelivery stored) {
        return new DeadLetter(
                stored.id(),
                stored.event(),
                stored.secretId(),
                stored.occurredAt(),
                stored.receivedAt(),
                stored.attempts(),
                stored.state() == StoredDelivery.State.ORPHANED,
                stored.lastError());
    }

    /**
     * Has a dead or orphaned delivery tried again from the first attempt: a dead one by those of the listeners it was stored for
     * that have not taken it, an orphaned one by those of now.
     *
     * @return false if it is neither dead nor orphaned
     * @throws InboxException if the database is away
     */
    public boolean redrive(String deliveryId) {
        return ask(tables -> tables.database()
                .inTransaction(connection -> tables.deliveries().redrive(connection, deliveryId)));
    }

    /**
     * Has every delivery tried again that is dead or orphaned now, see {@link #redrive}.
     *
     * @return how many
     * @throws InboxException if the database is away
     */
    public int redriveAll() {
        Instant now = now(); // those that fail again meanwhile are not tried for ever
        int redriven = 0;
        List<String> some;
        do {
            some = ask(tables ->
                    tables.database().read(connection -> tables.deliveries().deadSince(connection, now, 100)));
            for (String id : some) {
                redriven += redrive(id) ? 1 : 0;
            }
        } while (!some.isEmpty());
        return redriven;
    }

    /**
     * Gives a delivery up for good: its payload is deleted, and no listener runs for it again. A repetition of it is a duplicate,
     * as long as it would be fresh.
     *
     * @return false if there is none, or it is done
     * @throws InboxException if the database is away
     */
    public boolean drop(String deliveryId) {
        return ask(tables -> tables.database()
                .inTransaction(connection -> tables.deliveries().finish(connection, List.of(deliveryId)) > 0));
    }

    /** How many deliveries are done and still remembered. */
    long handled() {
        return ask(tables ->
                tables.database().read(connection -> new DeliveryOverview(tables.database()).countDone(connection)));
    }

    Optional<StoredDelivery> delivery(String deliveryId) {
        return ask(tables -> tables.database()
                .read(connection -> Optional.ofNullable(tables.deliveries()
                        .find(connection, List.of(deliveryId))
                        .get(deliveryId))));
    }

    /** The cut messages of the listeners that have failed on a delivery and not taken it since, by their ids. */
    Map<String, String> failures(String deliveryId) {
        return ask(
                tables -> tables.database().read(connection -> tables.receipts().failures(connection, deliveryId)));
    }

    List<DeliveryOverview.Entry> find(DeliveryOverview.Selection selection, int max) {
        return ask(tables -> tables.database()
                .read(connection -> new DeliveryOverview(tables.database()).find(connection, selection, max)));
    }

    /** Has a delivery tried now that failed and waits. */
    boolean hasten(String deliveryId) {
        return ask(tables -> tables.database()
                .inTransaction(connection -> new DeliveryOverview(tables.database()).hasten(connection, deliveryId)));
    }

    /** By the clock of the database. */
    Instant now() {
        return tables().database().clock().now();
    }

    private <T> T ask(Question<T> question) {
        try {
            return question.to(tables());
        } catch (SQLException e) {
            throw away(e);
        }
    }

    private static InboxException away(SQLException e) {
        return new InboxException("The database of the inbox cannot be asked: " + e.getMessage(), e);
    }

    @FunctionalInterface
    private interface Question<T> {
        T to(Tables tables) throws SQLException;
    }
}
