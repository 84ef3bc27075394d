package io.remnawave.webhook.inbox.internal.storage;

import io.remnawave.webhook.inbox.internal.database.Database;
import io.remnawave.webhook.inbox.internal.storage.StoredDelivery.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The statements on stored deliveries, and on the tasks that say when to run them. Each method works on the connection that it is
 * given, and leaves the transaction to the caller. Thread-safe.
 */
public final class DeliveryTable {

    /** The table of db-scheduler. */
    public static final String TASK_TABLE = "remnawave_task";

    /** The task that handles a delivery; its instance is the id. */
    public static final String TASK = "remnawave-delivery";

    private static final String DELETE_TASK =
            "delete from " + TASK_TABLE + " where task_name = '" + TASK + "' and task_instance = ?";

    private static final int LONGEST_EVENT = 200;
    private static final int LONGEST_ERROR = 1000;

    private final Database database;

    public DeliveryTable(Database database) {
        this.database = database;
    }

    /** Of some ids, those that are stored. */
    public Set<String> existing(Connection connection, Collection<String> ids) throws SQLException {
        Set<String> found = new HashSet<>();
        try (PreparedStatement statement =
                connection.prepareStatement("select id from remnawave_delivery where id in " + places(ids))) {
            setIds(statement, 1, ids);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    found.add(result.getString(1));
                }
            }
        }
        return found;
    }

    /** Places for one id or more; as many as the next power of two, so that there are few different statements. */
    private static String places(Collection<String> ids) {
        return "(?" + ", ?".repeat(numberOfPlaces(ids) - 1) + ")";
    }

    private static int numberOfPlaces(Collection<String> ids) {
        return Math.max(1, Integer.highestOneBit(ids.size() * 2 - 1));
    }

    /** Sets ids in their places, the last one again and again in those that are left. */
    private static void setIds(PreparedStatement statement, int first, Collection<String> ids) throws SQLException {
        int at = first;
        String last = "";
        for (String id : ids) {
            statement.setString(at++, id);
            last = id;
        }
        while (at < first + numberOfPlaces(ids)) {
            statement.setString(at++, last);
        }
    }

    /** Stores deliveries, and a task for each that is due now. */
    void insert(Connection connection, Collection<NewDelivery> deliveries) throws SQLException {
        Instant now = database.clock().now();
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into remnawave_delivery (id, state, event, subject, secret_id, occurred_at, received_at,"
                        + " attempts, listeners, payload) values (?, 'ready', ?, ?, ?, ?, ?, 0, ?, ?)")) {
            for (NewDelivery delivery : deliveries) {
                statement.setString(1, delivery.id());
                statement.setString(2, StoredText.ascii(StoredText.of(delivery.event(), LONGEST_EVENT)));
                statement.setString(3, delivery.subject());
                statement.setString(4, delivery.secretId());
                database.setTime(statement, 5, delivery.occurredAt());
                database.setTime(statement, 6, now);
                statement.setString(7, String.join("\n", delivery.listeners()));
                statement.setBytes(8, delivery.payload());
                statement.addBatch();
            }
            statement.executeBatch();
        }
        insertTasks(connection, deliveries.stream().map(NewDelivery::id).toList(), now);
    }

    private void insertTasks(Connection connection, Collection<String> ids, Instant due) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("insert into " + TASK_TABLE
                + " (task_name, task_instance, execution_time, picked, version) values ('" + TASK
                + "', ?, ?, ?, 1)")) {
            for (String id : ids) {
                statement.setString(1, id);
                database.setTime(statement, 2, due);
                statement.setBoolean(3, false);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Deliveries with what their listeners have done so far, by their ids. */
    public Map<String, StoredDelivery> find(Connection connection, Collection<String> ids) throws SQLException {
        Map<String, StoredDelivery> found = new HashMap<>();
        try (PreparedStatement statement =
                connection.prepareStatement("select * from remnawave_delivery where id in " + places(ids))) {
            setIds(statement, 1, ids);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    found.put(result.getString("id"), read(result, new HashSet<>()));
                }
            }
        }
        addCompleted(connection, found.values());
        return found;
    }

    /**
     * Deliveries that an instance has claimed, with what their listeners have done so far, by the claims as they are now: those
     * that others have taken over are not among them. Asked by the key of each, see {@link #deleteSettledTasks}.
     */
    public Map<Claim, StoredDelivery> findClaimed(Connection connection, Collection<String> ids, String instance)
            throws SQLException {
        Map<Claim, StoredDelivery> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("select d.*, (select t.version from "
                + TASK_TABLE + " t where t.task_name = '" + TASK
                + "' and t.task_instance = d.id and t.picked_by = ?) as claimed_version from remnawave_delivery d where"
                + " d.id in " + places(ids))) {
            statement.setString(1, instance);
            setIds(statement, 2, ids);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    long version = result.getLong("claimed_version");
                    if (!result.wasNull()) {
                        found.put(new Claim(result.getString("id"), instance, version), read(result, new HashSet<>()));
                    }
                }
            }
        }
        addCompleted(connection, found.values());
        return found;
    }

    /** Adds the listeners that have taken deliveries. Joined to them, a payload would come once for each. */
    private static void addCompleted(Connection connection, Collection<StoredDelivery> deliveries) throws SQLException {
        if (deliveries.isEmpty()) {
            return;
        }
        Map<String, Set<String>> completed = new HashMap<>();
        deliveries.forEach(delivery -> completed.put(delivery.id(), delivery.completed()));
        try (PreparedStatement statement = connection.prepareStatement(
                "select delivery_id, listener_id from remnawave_delivery_listener where state = 'done' and delivery_id in "
                        + places(completed.keySet()))) {
            setIds(statement, 1, completed.keySet());
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    completed
                            .computeIfAbsent(result.getString("delivery_id"), id -> new HashSet<>())
                            .add(result.getString("listener_id"));
                }
            }
        }
    }

    private StoredDelivery read(ResultSet result, Set<String> completed) throws SQLException {
        String listeners = result.getString("listeners");
        return new StoredDelivery(
                result.getString("id"),
                State.valueOf(result.getString("state").toUpperCase(Locale.ROOT)),
                result.getString("event"),
                result.getString("subject"),
                result.getString("secret_id"),
                database.time(result, "occurred_at"),
                database.time(result, "received_at"),
                database.time(result, "left_since"),
                result.getInt("attempts"),
                listeners == null ? null : List.of(listeners.split("\n", -1)),
                result.getString("last_error"),
                completed,
                result.getBytes("payload"));
    }

    /** Of those that are not tried any longer, some that were given up before a time. */
    public List<String> deadSince(Connection connection, Instant before, int max) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select id from remnawave_delivery where state in ('dead', 'orphaned') and finished_at <= ?"
                        + database.limit(max))) {
            database.setTime(statement, 1, before);
            List<String> ids = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    ids.add(result.getString(1));
                }
            }
            return ids;
        }
    }

    /** Deliveries that are not tried any longer, without their payloads, the oldest first. */
    public List<StoredDelivery> findDead(Connection connection, int max) throws SQLException {
        List<StoredDelivery> found = new ArrayList<>();
        for (State state : List.of(State.DEAD, State.ORPHANED)) {
            if (found.size() == max) {
                break;
            }
            try (PreparedStatement statement = connection.prepareStatement(
                    "select id, state, event, subject, secret_id, occurred_at, received_at, left_since, attempts,"
                            + " listeners, last_error, null as payload from remnawave_delivery where state = ?"
                            + " order by state, received_at"
                            + database.limit(max - found.size()))) {
                statement.setString(1, lowerCase(state));
                try (ResultSet result = statement.executeQuery()) {
                    while (result.next()) {
                        found.add(read(result, Set.of()));
                    }
                }
            }
        }
        return found;
    }

    /**
     * Every listener has taken them, or they are dropped.
     *
     * @return how many were not done before
     */
    public int finish(Connection connection, Collection<String> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update remnawave_delivery set state = 'done', finished_at = ?, payload = null, subject = null,"
                        + " last_error = null where state <> 'done' and id in " + places(ids))) {
            database.setTime(statement, 1, database.clock().now());
            setIds(statement, 2, ids);
            return statement.executeUpdate();
        }
    }

    /**
     * An attempt has failed.
     *
     * @param state ready to be tried again, dead, or orphaned
     * @param leftSince see {@link StoredDelivery}
     * @return false if it is not ready, so that somebody else has settled it
     */
    public boolean fail(
            Connection connection,
            String id,
            State state,
            int attempts,
            @Nullable String error,
            @Nullable Instant leftSince)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update remnawave_delivery set state = ?, attempts = ?, finished_at = ?, last_error = ?, left_since = ?"
                        + " where id = ? and state = 'ready'")) {
            statement.setString(1, lowerCase(state));
            statement.setInt(2, attempts);
            database.setTime(
                    statement, 3, state == State.READY ? null : database.clock().now());
            statement.setString(4, error == null ? null : StoredText.of(error, LONGEST_ERROR));
            database.setTime(statement, 5, leftSince);
            statement.setString(6, id);
            return statement.executeUpdate() > 0;
        }
    }

    /**
     * Notes that attempts begin: what an instance has claimed beside them, and not begun, is not lost with it. Need not be on the
     * disk before they do, since it outlives the instance and not the database.
     *
     * @param instance that has claimed them
     */
    public void begin(Connection connection, Collection<String> ids, String instance) throws SQLException {
        String asynchronously =
                database.kind() == Database.Kind.POSTGRESQL ? "set local synchronous_commit = off; " : "";
        try (PreparedStatement statement = connection.prepareStatement(asynchronously + "update " + TASK_TABLE
                + " set begun = version where task_name = '" + TASK + "' and picked_by = ? and task_instance in "
                + places(ids))) {
            statement.setString(1, instance);
            setIds(statement, 2, ids);
            statement.execute();
        }
    }

    /** Notes that an attempt has ended and is written down, which must not count as broken off if its next is not scheduled. */
    public void end(Connection connection, String id, String instance) throws SQLException {
        update(
                connection,
                "update " + TASK_TABLE + " set begun = null where task_name = '" + TASK
                        + "' and task_instance = ? and picked_by = ?",
                id,
                instance);
    }

    /**
     * Counts an attempt that was broken off by the end of its process. Whoever finds out first counts it, and others nothing.
     *
     * @param version in which it was claimed
     */
    public void countLostAttempt(Connection connection, String id, long version) throws SQLException {
        boolean lost;
        try (PreparedStatement statement = connection.prepareStatement("update " + TASK_TABLE
                + " set begun = null where task_name = '" + TASK
                + "' and task_instance = ? and begun = ? and version = ?")) {
            statement.setString(1, id);
            statement.setLong(2, version);
            statement.setLong(3, version);
            lost = statement.executeUpdate() > 0;
        }
        if (lost) {
            update(
                    connection,
                    "update remnawave_delivery set attempts = attempts + 1 where id = ? and state = 'ready'",
                    id);
        }
    }

    /**
     * Has a dead or orphaned delivery tried again from the first attempt, by the listeners that have not taken it: a dead one by
     * those that it was for, also where the instance that runs it has fewer.
     */
    public boolean redrive(Connection connection, String id) throws SQLException {
        boolean redriven = update(
                connection,
                // The listeners first, since MariaDB takes the new state for that of what follows.
                "update remnawave_delivery set listeners = case when state = 'orphaned' then null else listeners end,"
                        + " state = 'ready', attempts = 0, finished_at = null where id = ? and state in ('dead', 'orphaned')",
                id);
        if (!redriven) {
            return false;
        }
        update(connection, DELETE_TASK, id);
        insertTasks(connection, List.of(id), database.clock().now());
        return true;
    }

    /**
     * Has deliveries run no longer that are not ready. Asked by the key of each: a database that has seen a million deliveries
     * done and none ready would rather read all that are ready. One that somebody has redriven in the meantime has a new task,
     * which stays.
     *
     * @return how many tasks there were
     */
    public int deleteSettledTasks(Connection connection, Collection<String> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "delete from " + TASK_TABLE
                        + " where task_name = '" + TASK + "' and task_instance in " + places(ids)
                        + " and coalesce((select state from remnawave_delivery where id = task_instance), 'none') <> 'ready'")) {
            setIds(statement, 1, ids);
            return statement.executeUpdate();
        }
    }

    private static boolean update(Connection connection, String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            return statement.executeUpdate() > 0;
        }
    }

    /** Of the deliveries that are done, some that were stored and finished before a time, the oldest first. */
    public List<String> expired(Connection connection, Instant before, int max) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select id from remnawave_delivery where state = 'done' and received_at < ? and finished_at < ?"
                        + " order by received_at" + database.limit(max))) {
            database.setTime(statement, 1, before);
            database.setTime(statement, 2, before);
            List<String> ids = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    ids.add(result.getString(1));
                }
            }
            return ids;
        }
    }

    /** Deletes deliveries and all that is known of them. */
    public void delete(Connection connection, List<String> ids) throws SQLException {
        for (String sql : List.of(
                "delete from remnawave_delivery_listener where delivery_id = ?",
                "delete from remnawave_delivery where id = ? and state = 'done'")) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (String id : ids) {
                    statement.setString(1, id);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        }
    }

    private static String lowerCase(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
