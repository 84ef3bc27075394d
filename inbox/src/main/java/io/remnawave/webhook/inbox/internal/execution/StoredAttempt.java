package io.remnawave.webhook.inbox.internal.execution;

import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.inbox.TransactionRunner;
import io.remnawave.webhook.inbox.internal.storage.ReceiptTable;
import io.remnawave.webhook.spi.ListenerDefinition;
import io.remnawave.webhook.spi.ListenerRunner;
import java.sql.Connection;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a stored delivery, which puts a transaction with a receipt around the listeners that work in one.
 *
 * @param skipped the ids of listeners that have taken it, or that it is not for
 * @param isLast whether it is given up when this fails
 * @param executor the worker that waits for its end
 */
record StoredAttempt(
        int number,
        Set<String> skipped,
        boolean isLast,
        Duration pause,
        WaitingWorker executor,
        TransactionRunner transactions,
        ReceiptTable receipts)
        implements ListenerRunner.Attempt {

    @Override
    public Set<String> completedListeners() {
        return skipped;
    }

    @Override
    public String consequenceOfFailure() {
        return isLast
                ? "; it is given up (state dead) until somebody has it tried again"
                : "; it is tried again in " + Duration.ofMillis(pause.toMillis());
    }

    @Override
    public @Nullable Object call(ListenerDefinition listener, Delivery delivery, ListenerRunner.Call call)
            throws Throwable {
        boolean takesConnection = listener.parameterTypes().contains(Connection.class);
        if (!takesConnection && !transactions.covers(listener)) {
            return call.proceed();
        }
        try {
            return transactions.run(connection -> {
                if (!receipts.take(connection, delivery.id(), listener.id())) {
                    throw new AlreadyTakenException();
                }
                return awaited(takesConnection ? call.proceed(connection) : call.proceed());
            });
        } catch (AlreadyTakenException e) {
            return null;
        }
    }

    /** The transaction must not end before the work does. */
    private static @Nullable Object awaited(@Nullable Object returned) throws Throwable {
        if (!(returned instanceof CompletionStage<?> stage)) {
            return null;
        }
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /** Another execution of the listener has taken the delivery: this one must not. */
    private static final class AlreadyTakenException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        AlreadyTakenException() {
            super("The listener has taken the delivery before", null, false, false);
        }
    }
}
