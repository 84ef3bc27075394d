package io.remnawave.webhook.inbox.internal.database;

import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.MariaDBJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.MySQL8JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The application's database, and what differs from one to another. Thread-safe. */
public final class Database {

    private static final Logger log = LoggerFactory.getLogger("io.remnawave.webhook.inbox.Inbox");

    /** ER_DUP_KEY, ER_DUP_ENTRY and ER_DUP_ENTRY_WITH_KEY_NAME of MariaDB and MySQL, whose SQL state is that of all constraints. */
    private static final Set<Integer> MYSQL_DUPLICATES = Set.of(1022, 1062, 1586);

    private final DataSource dataSource;
    private final Kind kind;
    private final JdbcCustomization dialect;
    private final DatabaseClock clock;

    private Database(DataSource dataSource, Kind kind, Instant now) {
        this.dataSource = dataSource;
        this.kind = kind;
        this.dialect = kind.dialect();
        this.clock = new DatabaseClock(now);
    }

    /** Connects and looks which database it is. */
    public static Database of(DataSource dataSource) throws SQLException {
        DataSource bounded = new BoundedDataSource(dataSource);
        try (Connection connection = bounded.getConnection()) {
            Kind kind = Kind.of(connection.getMetaData().getDatabaseProductName());
            return new Database(bounded, kind, currentTime(connection, kind));
        }
    }

    /** The databases that are told apart. */
    public enum Kind {
        /** PostgreSQL. */
        POSTGRESQL,
        /** MariaDB. */
        MARIADB,
        /** MySQL. */
        MYSQL,
        /** H2, the one that is usually embedded. */
        H2,
        /** Any other that speaks standard SQL. */
        OTHER;

        static Kind of(String productName) {
            String name = productName.toUpperCase(Locale.ROOT);
            for (Kind kind : values()) {
                if (name.contains(kind.name())) {
                    return kind;
                }
            }
            return OTHER;
        }

        /** The name of the folder that has the scripts of this database. */
        public String folder() {
            return switch (this) {
                case MYSQL -> MARIADB.folder();
                case OTHER -> H2.folder();
                default -> name().toLowerCase(Locale.ROOT);
            };
        }

        JdbcCustomization dialect() {
            return switch (this) {
                case POSTGRESQL -> new PostgreSqlJdbcCustomization(false, false);
                case MARIADB -> new MariaDBJdbcCustomization(true);
                case MYSQL -> new MySQL8JdbcCustomization(true);
                default -> new DefaultJdbcCustomization(false);
            };
        }

        String currentTimeQuery() {
            return this == MARIADB || this == MYSQL
                    ? "select utc_timestamp(6) as now_at"
                    : "select current_timestamp as now_at";
        }
    }

    /** The application's, with a limit on how long a connection of it waits for an answer while it is taken. */
    public DataSource dataSource() {
        return dataSource;
    }

    public Kind kind() {
        return kind;
    }

    /** What db-scheduler has to know of it. */
    public JdbcCustomization dialect() {
        return dialect;
    }

    /** Binds a time, or null. */
    public void setTime(PreparedStatement statement, int index, @Nullable Instant time) throws SQLException {
        if (time == null) {
            statement.setNull(index, Types.TIMESTAMP);
        } else {
            dialect.setInstant(statement, index, time);
        }
    }

    /** Reads a time, null where there is none. */
    public Instant time(ResultSet result, String column) throws SQLException {
        return dialect.getInstant(result, column);
    }

    /** Ends a query that is to give some rows at most. */
    public String limit(int rows) {
        return dialect.getQueryLimitPart(rows);
    }

    /** The time of the database. */
    public DatabaseClock clock() {
        return clock;
    }

    /** Asks the database for its time. */
    public void synchronizeClock() throws SQLException {
        read(connection -> {
            synchronizeClock(connection);
            return true;
        });
    }

    /** Asks the database for its time, on a connection that is at hand. */
    public void synchronizeClock(Connection connection) throws SQLException {
        long before = System.nanoTime();
        clock.synchronize(currentTime(connection, kind), before);
    }

    private static Instant currentTime(Connection connection, Kind kind) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(kind.currentTimeQuery());
                ResultSet result = statement.executeQuery()) {
            result.next();
            Instant now = kind.dialect().getInstant(result, "now_at");
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            return now;
        }
    }

    /** Reads on a connection of its own, outside of any transaction. */
    public <T> T read(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            T result = work.on(connection);
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            return result;
        }
    }

    /** Works in a transaction of its own: committed when the work returns, rolled back when it throws. */
    public <T> T inTransaction(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                rollback(connection, e);
                throw e;
            } finally {
                restore(connection, autoCommit);
            }
        }
    }

    /**
     * Has an answer waited for no longer than that, where the driver can: a connection whose other end has vanished would block for
     * ever. A shorter limit stays.
     */
    public static void limitWait(Connection connection, Duration longest) throws SQLException {
        try {
            int present = connection.getNetworkTimeout();
            if (present == 0 || present > longest.toMillis()) {
                connection.setNetworkTimeout(Runnable::run, (int) longest.toMillis());
            }
        } catch (SQLFeatureNotSupportedException e) {
            log.debug("The driver knows no network timeout", e);
        }
    }

    /** Closes a connection that may be broken, if there is one. */
    public static void close(@Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException | RuntimeException e) {
                log.debug("A broken connection could not be closed", e);
            }
        }
    }

    /** Rolls back because of a failure, which a failure of that is added to. */
    public static void rollback(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException | RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private static void restore(Connection connection, boolean autoCommit) throws SQLException {
        if (!connection.isClosed()) {
            connection.setAutoCommit(autoCommit);
        }
    }

    /** Whether a statement broke a unique key. */
    public static boolean isDuplicateKey(SQLException e) {
        return any(e, Database::isUniqueViolation);
    }

    private static boolean isUniqueViolation(SQLException e) {
        return "23505".equals(e.getSQLState()) // PostgreSQL, H2
                || ("23000".equals(e.getSQLState()) && MYSQL_DUPLICATES.contains(e.getErrorCode()));
    }

    /** Whether the database has refused a value, as it would again and again. */
    public static boolean isRefusedValue(SQLException e) {
        return any(e, each -> each.getSQLState() != null && each.getSQLState().startsWith("22"));
    }

    /** Of an exception, its causes, and those that the driver has put beside it. */
    private static boolean any(SQLException e, Predicate<SQLException> condition) {
        for (SQLException each = e; each != null; each = each.getNextException()) {
            for (Throwable cause = each; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql && condition.test(sql)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Work on a connection.
     *
     * @param <T> what it gives
     */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
