package io.remnawave.webhook.inbox;

import io.remnawave.webhook.spi.ListenerDefinition;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/**
 * Runs listeners in transactions of the application, on the database of the inbox. The inbox remembers in the same transaction that
 * the listener has taken the delivery, so that what it does there happens exactly once. Adapters bring the transactions of their
 * framework. Thread-safe.
 */
public interface TransactionRunner {

    /**
     * Runs work in a transaction: commits when it returns, rolls back when it throws.
     *
     * @return what the work gives
     * @throws Throwable what the work throws, unwrapped, or why the transaction failed
     */
    @Nullable
    Object run(Work work) throws Throwable;

    /** Whether a listener is to run in a transaction; one that takes a {@code java.sql.Connection} always does. */
    default boolean covers(ListenerDefinition listener) {
        return listener.isBlocking();
    }

    /** What is done in a transaction. */
    @FunctionalInterface
    interface Work {

        /**
         * Works.
         *
         * @param connection the connection of the transaction
         */
        @Nullable
        Object run(Connection connection) throws Throwable;
    }
}
