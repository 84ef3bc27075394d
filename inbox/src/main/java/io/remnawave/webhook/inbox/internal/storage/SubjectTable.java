package io.remnawave.webhook.inbox.internal.storage;

import io.remnawave.webhook.inbox.internal.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets the deliveries of a subject be handled one at a time, the oldest first. The right to work belongs to a delivery and not to
 * an instance, so that whoever takes over the delivery of an instance that died has it as well. Thread-safe.
 */
public final class SubjectTable {

    private final Database database;

    public SubjectTable(Database database) {
        this.database = database;
    }

    /** Asks for a delivery's turn, in a transaction of its own. */
    public boolean acquire(String subject, StoredDelivery delivery) throws SQLException {
        try {
            return database.inTransaction(connection -> {
                String holder = holder(connection, subject);
                if (holder != null && !holder.equals(delivery.id())) {
                    releaseIfSettled(connection, subject, holder);
                    return false;
                }
                if (!next(connection, subject).equals(Optional.of(delivery.id()))) {
                    if (holder != null) { // its process ended in its turn, and an older one has arrived since
                        release(connection, subject, holder);
                    }
                    return false;
                }
                if (holder == null) {
                    try (PreparedStatement statement = connection.prepareStatement(
                            "insert into remnawave_subject (subject, delivery_id) values (?, ?)")) {
                        statement.setString(1, subject);
                        statement.setString(2, delivery.id());
                        statement.executeUpdate();
                    }
                }
                return true;
            });
        } catch (SQLException e) {
            if (Database.isDuplicateKey(e)) {
                return false;
            }
            throw e;
        }
    }

    private static @Nullable String holder(Connection connection, String subject) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select delivery_id from remnawave_subject where subject = ?")) {
            statement.setString(1, subject);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? result.getString(1) : null;
            }
        }
    }

    /** Dropped while it was at work. */
    private static void releaseIfSettled(Connection connection, String subject, String holder) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "delete from remnawave_subject where subject = ? and delivery_id = ? and not"
                        + " exists (select 1 from remnawave_delivery where id = ? and state = 'ready')")) {
            statement.setString(1, subject);
            statement.setString(2, holder);
            statement.setString(3, holder);
            statement.executeUpdate();
        }
    }

    /** The delivery whose turn it is: the oldest by its signed timestamp, if any waits. */
    public Optional<String> next(Connection connection, String subject) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select id from remnawave_delivery where subject = ? and state = 'ready' order by occurred_at, id"
                        + database.limit(1))) {
            statement.setString(1, subject);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? Optional.of(result.getString(1)) : Optional.empty();
            }
        }
    }

    /** The attempt of a delivery has ended. */
    public void release(Connection connection, String subject, String deliveryId) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("delete from remnawave_subject where subject = ? and delivery_id = ?")) {
            statement.setString(1, subject);
            statement.setString(2, deliveryId);
            statement.executeUpdate();
        }
    }
}
