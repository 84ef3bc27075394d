package io.remnawave.webhook.spring.listener;

import io.remnawave.webhook.spi.ListenerThreads;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.springframework.core.env.Environment;
import org.springframework.core.task.VirtualThreadTaskExecutor;

/**
 * Where listeners run: on threads of their own, of a bounded number, or on virtual ones with
 * {@code spring.threads.virtual.enabled}. Thread-safe.
 *
 * <p>Not on threads that Reactor or the server shares: a delivery holds its thread until its listeners are done, and one of them
 * may wait for a shared thread itself.
 */
public final class ListenerExecution implements AutoCloseable {

    private static final int FIRST_JAVA_WITH_VIRTUAL_THREADS = 21;

    private final Executor executor;
    private final Supplier<Executor> executorOfARequest;
    private final Runnable end;

    private ListenerExecution(Executor executor, Supplier<Executor> executorOfARequest, Runnable end) {
        this.executor = executor;
        this.executorOfARequest = executorOfARequest;
        this.end = end;
    }

    /** What the environment asks for. */
    public static ListenerExecution of(Environment environment) {
        if (environment.getProperty("spring.threads.virtual.enabled", Boolean.class, false)
                && Runtime.version().feature() >= FIRST_JAVA_WITH_VIRTUAL_THREADS) {
            VirtualThreadTaskExecutor virtual = new VirtualThreadTaskExecutor("remnawave-webhook-");
            return new ListenerExecution(virtual, () -> virtual, () -> {});
        }
        ListenerThreads threads = new ListenerThreads();
        return new ListenerExecution(threads, threads::startingOnCallingThread, threads::close);
    }

    /** For a server whose threads must not be blocked. */
    public Executor executor() {
        return executor;
    }

    /** For one request of a server that gives a thread to each; asked on that thread. */
    public Executor executorOfARequest() {
        return executorOfARequest.get();
    }

    /** What runs or waits is finished. To be closed after the receiver. */
    @Override
    public void close() {
        end.run();
    }
}
