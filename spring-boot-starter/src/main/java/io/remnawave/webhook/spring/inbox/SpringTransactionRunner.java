package io.remnawave.webhook.spring.inbox;

import io.remnawave.webhook.inbox.TransactionRunner;
import java.sql.Connection;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.ResourceTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Runs listeners in transactions of the application's transaction manager, which {@code @Transactional} methods join. */
final class SpringTransactionRunner implements TransactionRunner {

    private final PlatformTransactionManager transactions;
    private final DataSource dataSource;

    SpringTransactionRunner(PlatformTransactionManager transactions, DataSource dataSource) {
        this.transactions = transactions;
        this.dataSource = TransactionManagers.target(dataSource);
    }

    @Override
    public @Nullable Object run(Work work) throws Throwable {
        // One of its own, whatever the thread is in: receipt and effect end together, and with nothing else.
        TransactionStatus status = transactions.getTransaction(
                new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
        Object result;
        try {
            result = runOnConnection(work);
        } catch (Throwable e) { // whatever it is, nothing of it may stay
            transactions.rollback(status);
            throw e;
        }
        transactions.commit(status);
        return result;
    }

    private @Nullable Object runOnConnection(Work work) throws Throwable {
        // Asked before there is a connection: whatever transaction the thread is in, Spring would then remember that
        // connection for it.
        if (transactions instanceof ResourceTransactionManager
                && !TransactionSynchronizationManager.hasResource(dataSource)) {
            throw new IllegalStateException("The transaction manager "
                    + transactions.getClass().getName() + " does not manage the DataSource of the inbox. "
                    + TransactionManagers.REMEDY);
        }
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            return work.run(connection);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
