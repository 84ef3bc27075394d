package io.remnawave.webhook.inbox.internal.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does work for several threads at once that costs hardly more for many than for one: a round trip, a commit. What comes while a
 * batch is under way is the next batch, which one of the threads that wait works on for all of them; who comes alone does not wait.
 * Thread-safe.
 *
 * @param <T> what is worked on
 * @param <R> what comes of it
 */
public final class Batcher<T, R> {

    private static final int MAX_BATCH = 128;

    private final Work<T, R> work;
    private final Queue<Request<T, R>> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    public Batcher(Work<T, R> work) {
        this.work = work;
    }

    /**
     * Work on a batch.
     *
     * @param <T> what is worked on
     * @param <R> what comes of it
     */
    @FunctionalInterface
    public interface Work<T, R> {

        /** Works on all of them, or on none. Gives what tells what came of each. */
        Function<T, @Nullable R> on(List<T> items) throws SQLException;
    }

    /**
     * Has one worked on, together with those that others ask for at this moment, and waits until that is done.
     *
     * @return null where nothing came of it
     * @throws SQLException why the work on its batch failed; each that had part in it is told
     */
    public @Nullable R ask(T item) throws SQLException {
        Request<T, R> own = new Request<>(item);
        waiting.add(own);
        turn.lock();
        try {
            while (!own.answered) {
                workOnNext();
            }
        } finally {
            turn.unlock();
        }
        return own.result();
    }

    /** How many wait for the batch after the one that is under way. */
    int waiting() {
        return waiting.size();
    }

    private void workOnNext() {
        List<Request<T, R>> batch = new ArrayList<>();
        for (Request<T, R> next = waiting.poll();
                next != null;
                next = batch.size() < MAX_BATCH ? waiting.poll() : null) {
            batch.add(next);
        }
        try {
            Function<T, @Nullable R> results =
                    work.on(batch.stream().map(request -> request.item).toList());
            batch.forEach(request -> request.result = results.apply(request.item));
        } catch (Throwable e) { // whatever it is, each of them has to know
            batch.forEach(request -> request.failure = e);
        }
        batch.forEach(request -> request.answered = true);
    }

    /** Read and written by the thread whose turn it is. */
    private static final class Request<T, R> {

        private final T item;
        private boolean answered;
        private @Nullable R result;
        private @Nullable Throwable failure;

        Request(T item) {
            this.item = item;
        }

        @Nullable
        R result() throws SQLException {
            if (failure instanceof SQLException e) {
                throw e;
            }
            if (failure != null) {
                throw new IllegalStateException("The work on a batch failed", failure);
            }
            return result;
        }
    }
}
