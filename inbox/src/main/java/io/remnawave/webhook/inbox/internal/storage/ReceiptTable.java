package io.remnawave.webhook.inbox.internal.storage;

import io.remnawave.webhook.inbox.internal.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
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
    private static final int MAX_TRIES = 5;

    private final Database database;

    public ReceiptTable(Database database) {
        this.database = database;
    }

    /**
     * Notes that a listener takes a delivery, in the transaction in which it does; waits for another transaction that is about to
     * do the same.
     *
     * @return false if it has taken it before
     * @throws SQLException also where the delivery is no longer to be handled
     */
    public boolean take(Connection connection, String deliveryId, String listenerId) throws SQLException {
        String known = state(connection, deliveryId, listenerId);
        for (int tries = 1; tries <= MAX_TRIES; tries++) {
            if ("done".equals(known)) {
                return false;
            }
            boolean taken = known == null
                    ? insertNew(connection, deliveryId, listenerId)
                    : update(connection, deliveryId, listenerId, "done", null);
            if (taken) {
                return true;
            }
            known = lockedState(connection, deliveryId, listenerId); // somebody else was faster, to take it or to fail
        }
        throw new SQLTransientException("Others write the receipt of listener " + listenerId + " for delivery "
                + deliveryId + " again and again");
    }

    /**
     * What is known before anything is locked. An update of a receipt that is not there would lock the gap for it in MariaDB, and
     * so the receipts of others.
     */
    private static @Nullable String state(Connection connection, String deliveryId, String listenerId)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select d.state, l.state from remnawave_delivery d left join remnawave_delivery_listener l"
                        + " on l.delivery_id = d.id and l.listener_id = ? where d.id = ?")) {
            statement.setString(1, listenerId);
            statement.setString(2, deliveryId);
            try (ResultSet result = statement.executeQuery()) {
                String delivery = result.next() ? result.getString(1) : "deleted";
                String receipt = delivery.equals("deleted") ? null : result.getString(2);
                if (!delivery.equals("ready") && !"done".equals(receipt)) {
                    throw new SQLException("Delivery " + deliveryId + " is " + delivery
                            + " and not to be handled: this execution was paused, and another has settled it");
                }
                return receipt;
            }
        }
    }

    private static @Nullable String lockedState(Connection connection, String deliveryId, String listenerId)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select state from remnawave_delivery_listener where delivery_id = ? and listener_id = ? for update")) {
            statement.setString(1, deliveryId);
            statement.setString(2, listenerId);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? result.getString(1) : null;
            }
        }
    }

    /** False if there is one meanwhile. */
    private boolean insertNew(Connection connection, String deliveryId, String listenerId) throws SQLException {
        if (database.kind() == Database.Kind.POSTGRESQL) { // where a statement that fails takes its transaction with it
            return insert(connection, INSERT + " on conflict do nothing", deliveryId, listenerId, null);
        }
        try {
            return insert(connection, INSERT, deliveryId, listenerId, null);
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
                insert(connection, INSERT, deliveryId, listener, null);
            } else if (!"done".equals(known.get(listener))) {
                update(connection, deliveryId, listener, "done", null);
            }
        }
        for (Map.Entry<String, String> failure : failures.entrySet()) {
            String error = StoredText.of(failure.getValue(), LONGEST_ERROR);
            if (!known.containsKey(failure.getKey())) {
                insert(connection, INSERT, deliveryId, failure.getKey(), error);
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

    private boolean insert(
            Connection connection, String sql, String deliveryId, String listenerId, @Nullable String error)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, deliveryId);
            statement.setString(2, listenerId);
            statement.setString(3, error == null ? "done" : "failed");
            database.setTime(statement, 4, database.clock().now());
            statement.setString(5, error);
            return statement.executeUpdate() > 0;
        }
    }

    /** False if the listener has taken the delivery meanwhile: what is done stays done. */
    private boolean update(
            Connection connection, String deliveryId, String listenerId, String state, @Nullable String error)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update remnawave_delivery_listener set state = ?, changed_at = ?, error = ?"
                        + " where delivery_id = ? and listener_id = ? and state <> 'done'")) {
            statement.setString(1, state);
            database.setTime(statement, 2, database.clock().now());
            statement.setString(3, error);
            statement.setString(4, deliveryId);
            statement.setString(5, listenerId);
            return statement.executeUpdate() > 0;
        }
    }
}
