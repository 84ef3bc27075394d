package io.remnawave.webhook.micronaut.inbox;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import io.remnawave.webhook.inbox.TransactionRunner;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/** Runs listeners in transactions of Micronaut Data, which {@code @Transactional} methods and repositories join. */
record MicronautTransactionRunner(TransactionOperations<Connection> transactions) implements TransactionRunner {

    /** One of its own, whatever the thread is in: receipt and effect end together, and with nothing else. */
    private static final TransactionDefinition OF_ITS_OWN =
            TransactionDefinition.of(TransactionDefinition.Propagation.REQUIRES_NEW);

    @Override
    public @Nullable Object run(Work work) throws Throwable {
        try {
            return transactions.execute(OF_ITS_OWN, status -> {
                try {
                    return work.run(status.getConnection());
                } catch (Throwable e) { // a checked one would not roll back, and an error not come through
                    throw new WorkFailedException(e);
                }
            });
        } catch (WorkFailedException e) {
            throw e.failure;
        }
    }

    /** Carries what the work has thrown through the transaction. */
    private static final class WorkFailedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Throwable failure;

        WorkFailedException(Throwable failure) {
            super(failure.toString(), null, false, false);
            this.failure = failure;
        }
    }
}
