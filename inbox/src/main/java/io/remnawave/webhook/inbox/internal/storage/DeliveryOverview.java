package io.remnawave.webhook.inbox.internal.storage;

import io.remnawave.webhook.inbox.internal.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person looks at: deliveries with the listeners that failed on them, without payloads. Leaves the transaction to the
 * caller.
 */
public final class DeliveryOverview {

    private final Database database;

    public DeliveryOverview(Database database) {
        this.database = database;
    }

    /** Which deliveries. */
    public enum Selection {
        /** Never tried. */
        WAITING("d.state = 'ready' and d.attempts = 0"),
        /** Failed, and to be tried again. */
        FAILING("d.state = 'ready' and d.attempts > 0"),
        /** Given up. */
        DEAD("d.state = 'dead'"),
        /** For a listener that no instance has any longer. */
        ORPHANED("d.state = 'orphaned'");

        private final String condition;

        Selection(String condition) {
            this.condition = condition;
        }
    }

    /**
     * One delivery.
     *
     * @param failures the cut messages of the listeners that have failed and not taken it since, by their ids
     */
    public record Entry(
            String id,
            String event,
            Instant receivedAt,
            int attempts,
            @Nullable String lastError,
            Map<String, String> failures) {}

    /** The oldest of them. */
    public List<Entry> find(Connection connection, Selection selection, int max) throws SQLException {
        Map<String, Entry> found = new LinkedHashMap<>();
        try (PreparedStatement statement =
                        connection.prepareStatement("select d.id, d.event, d.received_at, d.attempts, d.last_error,"
                                + " l.listener_id, l.error from (select * from remnawave_delivery d where "
                                + selection.condition + " order by d.state, d.received_at" + database.limit(max)
                                + ") d left join remnawave_delivery_listener l on l.delivery_id = d.id and l.state ="
                                + " 'failed' order by d.received_at, d.id, l.listener_id");
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                Entry entry = found.get(result.getString("id"));
                if (entry == null) {
                    entry = read(result);
                    found.put(entry.id(), entry);
                }
                String listener = result.getString("listener_id");
                if (listener != null) {
                    String error = result.getString("error");
                    entry.failures().put(listener, error == null ? "" : error);
                }
            }
        }
        return new ArrayList<>(found.values());
    }

    private Entry read(ResultSet result) throws SQLException {
        return new Entry(
                result.getString("id"),
                result.getString("event"),
                database.time(result, "received_at"),
                result.getInt("attempts"),
                result.getString("last_error"),
                new LinkedHashMap<>());
    }

    /** How many are done. */
    public long countDone(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("select count(*) from remnawave_delivery where state = 'done'");
                ResultSet result = statement.executeQuery()) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Has a delivery that waits for its next attempt tried now. False if it does not wait, or runs at this moment. */
    public boolean hasten(Connection connection, String id) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("update " + DeliveryTable.TASK_TABLE + " set execution_time = ?"
                        + " where task_name = '" + DeliveryTable.TASK + "' and task_instance = ? and picked = ?"
                        + " and exists (select 1 from remnawave_delivery where id = ? and state = 'ready')")) {
            database.setTime(statement, 1, database.clock().now());
            statement.setString(2, id);
            statement.setBoolean(3, false);
            statement.setString(4, id);
            return statement.executeUpdate() > 0;
        }
    }
}
