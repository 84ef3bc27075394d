package io.remnawave.webhook.inbox.internal.execution;

import io.remnawave.webhook.inbox.TransactionRunner;
import io.remnawave.webhook.inbox.internal.database.Database;
import io.remnawave.webhook.spi.ListenerDefinition;
import java.sql.Connection;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Transactions of plain JDBC, for listeners that take the connection. */
public record JdbcTransactionRunner(DataSource dataSource) implements TransactionRunner {

    @Override
    public @Nullable Object run(Work work) throws Throwable {
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                Object result = work.run(connection);
                connection.commit();
                return result;
            } catch (Throwable e) { // whatever it is, nothing of it may stay
                Database.rollback(connection, e);
                throw e;
            } finally {
                if (!connection.isClosed()) {
                    connection.setAutoCommit(autoCommit);
                }
            }
        }
    }

    @Override
    public boolean covers(ListenerDefinition listener) {
        return false;
    }
}
