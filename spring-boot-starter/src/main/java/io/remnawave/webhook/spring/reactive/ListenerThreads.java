package io.remnawave.webhook.spring.reactive;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The threads that listeners run on: as many as Reactor's bounded-elastic scheduler has, or virtual ones.
 *
 * <p>Not those that Reactor shares: a delivery holds its thread until its listeners are done, and one of them may return a
 * publisher that waits for a shared thread itself. Nor a bounded-elastic scheduler of our own: that puts a task which finds no
 * free thread behind one that it picks, and there it stays, however idle the others are; a delivery would wait for the slow
 * listener of another. Here any thread that becomes free takes what waits. Thread-safe.
 */
final class ListenerThreads implements AutoCloseable {

    private static final String NAME = "remnawave-webhook-";
    private static final long IDLE_SECONDS = 60;

    private final Scheduler scheduler;
    private final Runnable end;

    private ListenerThreads(Executor executor, Runnable end) {
        this.scheduler = Schedulers.fromExecutor(executor);
        this.end = end;
    }

    /** Daemons, each of which ends when it was idle for a minute. */
    static ListenerThreads upTo(int number) {
        CustomizableThreadFactory daemons = new CustomizableThreadFactory(NAME);
        daemons.setDaemon(true);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                number, number, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), daemons);
        pool.allowCoreThreadTimeOut(true);
        return new ListenerThreads(pool, pool::shutdown);
    }

    /** One for each delivery; since Java 21. */
    static ListenerThreads virtual() {
        return new ListenerThreads(new VirtualThreadTaskExecutor(NAME), () -> {});
    }

    Scheduler scheduler() {
        return scheduler;
    }

    /** What runs or waits is finished: the receiver, closed by then, answers what waits without a listener. */
    @Override
    public void close() {
        end.run();
    }
}
