package io.remnawave.webhook.spi;

/**
 * Threads that live on for a while after what they ran, for tasks of whichever application comes next. While they are idle they
 * hold nothing of one: an application that has stopped could not be collected, and Tomcat would warn of a thread that it has left
 * behind. Stateless.
 */
public final class DaemonThreads {

    private DaemonThreads() {}

    /** A daemon for a pool, which is to run each task {@link #withContext(Runnable) with a context}. */
    public static Thread create(Runnable worker, String name) {
        boolean inheritsThreadLocals = false;
        Thread daemon = new Thread(null, worker, name, 0, inheritsThreadLocals);
        daemon.setDaemon(true);
        daemon.setContextClassLoader(null);
        return daemon;
    }

    /** The task, to be run with the context class loader of the thread that calls this. */
    public static Runnable withContext(Runnable task) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return () -> {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(context);
            try {
                task.run();
            } finally {
                thread.setContextClassLoader(before);
            }
        };
    }
}
