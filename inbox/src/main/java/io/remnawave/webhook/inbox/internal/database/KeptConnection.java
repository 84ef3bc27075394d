package io.remnawave.webhook.inbox.internal.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that is kept, on which each statement is a transaction: who works on it does not wait for one of a pool that others
 * have taken. Thread-safe.
 */
public final class KeptConnection implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KeptConnection.class);

    private static final int ANSWER_SECONDS = 2;

    private final DataSource dataSource;
    private final Duration longestWait;
    private @Nullable Connection connection;
    private boolean closed;

    /**
     * Takes no connection yet.
     *
     * @param longestWait for an answer
     */
    public KeptConnection(DataSource dataSource, Duration longestWait) {
        this.dataSource = dataSource;
        this.longestWait = longestWait;
    }

    /** Takes a connection, where there is none or it is broken. */
    public synchronized void open() throws SQLException {
        if (closed || (connection != null && isValid(connection))) {
            return;
        }
        giveBack();
        connection = dataSource.getConnection();
        try {
            connection.setAutoCommit(true);
            Database.limitWait(connection, longestWait);
        } catch (SQLException | RuntimeException e) {
            giveBack();
            throw e;
        }
    }

    private static boolean isValid(Connection taken) {
        try {
            return taken.isValid(ANSWER_SECONDS);
        } catch (SQLException | RuntimeException e) {
            log.debug("The connection is broken", e);
            return false;
        }
    }

    /** Works on the connection; fails where there is none. */
    public synchronized <T> T use(Database.Work<T> work) throws SQLException {
        if (connection == null) {
            throw new SQLNonTransientConnectionException("No connection is kept");
        }
        return work.on(connection);
    }

    @Override
    public synchronized void close() {
        closed = true;
        giveBack();
    }

    private void giveBack() {
        Connection current = connection;
        connection = null;
        Database.close(current);
    }
}
