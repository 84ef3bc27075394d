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

    /** What comes of asking for a turn. */
    public enum Turn {
        /** It is the delivery's. */
        GIVEN,
        /** It is that of another delivery. */
        OF_ANOTHER,
        /** Another instance has taken over the delivery that asks. */
        CLAIM_LOST
    }

    /** Asks for the turn of a delivery that is claimed, in a transaction of its own. */
    public Turn acquire(String subject, Claim claim) throws SQLException {
        try {
            return database.inTransaction(connection -> acquire(connection, subject, claim));
        } catch (SQLException e) {
            if (Database.isDuplicateKey(e)) {
                return Turn.OF_ANOTHER;
            }
            throw e;
        }
    }

    private Turn acquire(Connection connection, String subject, Claim claim) throws SQLException {
        Optional<Holder> claimed = holder(connection, subject, claim);
        if (claimed.isEmpty()) {
            return Turn.CLAIM_LOST;
        }
        String id = claim.deliveryId();
        String holder = claimed.get().deliveryId();
        if (holder != null && !holder.equals(id)) {
            releaseIfSettled(connection, subject, holder);
            return Turn.OF_ANOTHER;
        }
        if (!next(connection, subject).equals(Optional.of(id))) {
            if (holder != null) { // its process ended in its turn, and an older one has arrived since
                release(connection, subject, holder);
            }
            return Turn.OF_ANOTHER;
        }
        if (holder == null) {
            try (PreparedStatement statement =
                    connection.prepareStatement("insert into remnawave_subject (subject, delivery_id) values (?, ?)")) {
                statement.setString(1, subject);
                statement.setString(2, id);
                statement.executeUpdate();
            }
        }
        return Turn.GIVEN;
    }

    /** The delivery whose turn it is; null for none. */
    private record Holder(@Nullable String deliveryId) {}

    /** Empty where the claim of the one that asks is lost: it may have waited for its connection. */
    private static Optional<Holder> holder(Connection connection, String subject, Claim claim) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select s.delivery_id from "
                + DeliveryTable.TASK_TABLE + " t left join remnawave_subject s on s.subject = ? where t.task_name = '"
                + DeliveryTable.TASK + "' and t.task_instance = ? and t.picked_by = ? and t.version = ?")) {
            statement.setString(1, subject);
            statement.setString(2, claim.deliveryId());
            statement.setString(3, claim.instance());
            statement.setLong(4, claim.version());
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? Optional.of(new Holder(result.getString(1))) : Optional.empty();
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
