package io.remnawave.webhook.observe.internal;

import java.io.PrintWriter;
import java.io.Writer;

/** Makes what others threw fit for a log line. */
public final class LogText {

    private LogText() {}

    /**
     * The failure itself, or one in its place where its message cannot be had: an exception may throw when it is asked for
     * it, and would throw out of the logger.
     */
    public static Throwable of(Throwable failure) {
        try {
            failure.printStackTrace(new PrintWriter(Writer.nullWriter()));
            return failure;
        } catch (Throwable e) {
            Throwable named = new IllegalStateException(
                    "A " + failure.getClass().getName() + ", whose message cannot be had for a "
                            + e.getClass().getName());
            named.setStackTrace(failure.getStackTrace());
            return named;
        }
    }
}
