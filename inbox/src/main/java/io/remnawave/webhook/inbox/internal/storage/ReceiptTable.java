package io.remnawave.webhook.inbox.internal.storage;

import io.remnawave.webhook.inbox.internal.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The statements on what each listener has done. Leaves the transaction to the caller. Thread-safe. */
public final class ReceiptTable {

    private static final String INSERT = "insert into remnawave_delivery_listener"
            + " (delivery_id, listener_id, state, changed_at, error) values (?, ?, ?, ?, ?)";

    private static final int LONGEST_ERROR = 1000;

    private final Database database;

    public ReceiptTable(Database database) {
        this.database = database;
    }

    /**
     * Notes that a listener takes a delivery, in the transaction in which it does.
     *
     * @return false if it has taken it before
     * @throws SQLException also where another transaction has taken it meanwhile
     */
    public boolean take(Connection connection, String deliveryId, String listenerId) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("update remnawave_delivery_listener set state = 'done', changed_at = ?,"
                        + " error = null where delivery_id = ? and listener_id = ? and state = 'failed'")) {
            database.setTime(statement, 1, database.clock().now());
            statement.setString(2, deliveryId);
            statement.setString(3, listenerId);
            if (statement.executeUpdate() > 0) {
                return true;
            }
        }
        try {
            insert(connection, deliveryId, listenerId, null);
            return true;
        } catch (SQLException e) {
            if (Database.isDuplicateKey(e)) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Notes who has taken a delivery and who failed on it.
     *
     * @param failures the cut messages of those that failed, by id
     */
    public void record(
            Connection connection, String deliveryId, Collection<String> completed, Map<String, String> failures)
            throws SQLException {
        Map<String, String> known = states(connection, deliveryId);
        for (String listener : completed) {
            if (!known.containsKey(listener)) {
                insert(connection, deliveryId, listener, null);
            } else if (!"done".equals(known.get(listener))) {
                update(connection, deliveryId, listener, "done", null);
            }
        }
        for (Map.Entry<String, String> failure : failures.entrySet()) {
            String error = StoredText.of(failure.getValue(), LONGEST_ERROR);
            if (!known.containsKey(failure.getKey())) {
                insert(connection, deliveryId, failure.getKey(), error);
            } else if (!"done".equals(known.get(failure.getKey()))) {
                update(connection, deliveryId, failure.getKey(), "failed", error);
            }
        }
    }

    /** The cut messages of the listeners that have failed on a delivery and not taken it since, by their ids. */
    public Map<String, String> failures(Connection connection, String deliveryId) throws SQLException {
        Map<String, String> failures = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select listener_id, error from remnawave_delivery_listener where delivery_id = ? and state ="
                        + " 'failed'")) {
            statement.setString(1, deliveryId);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    String error = result.getString(2);
                    failures.put(result.getString(1), error == null ? "" : error);
                }
            }
        }
        return failures;
    }

    private static Map<String, String> states(Connection connection, String deliveryId) throws SQLException {
        Map<String, String> states = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select listener_id, state from remnawave_delivery_listener where delivery_id = ?")) {
            statement.setString(1, deliveryId);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    states.put(result.getString(1), result.getString(2));
                }
            }
        }
        return states;
    }

    private void insert(Connection connection, String deliveryId, String listenerId, @Nullable String error)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, deliveryId);
            statement.setString(2, listenerId);
            statement.setString(3, error == null ? "done" : "failed");
            database.setTime(statement, 4, database.clock().now());
            statement.setString(5, error);
            statement.executeUpdate();
        }
    }

    private void update(
            Connection connection, String deliveryId, String listenerId, String state, @Nullable String error)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update remnawave_delivery_listener set state = ?, changed_at = ?, error = ?"
                        + " where delivery_id = ? and listener_id = ?")) {
            statement.setString(1, state);
            database.setTime(statement, 2, database.clock().now());
            statement.setString(3, error);
            statement.setString(4, deliveryId);
            statement.setString(5, listenerId);
            statement.executeUpdate();
        }
    }
}
