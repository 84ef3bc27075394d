package io.remnawave.webhook.console;

import io.remnawave.webhook.observe.ListenerCall;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One call of a listener, as it is kept. Immutable.
 *
 * @param stackTrace null when the listener took the event
 */
record ListenerResult(
        String listenerId,
        int attempt,
        Duration duration,
        @Nullable String stackTrace) {

    static final int MAX_STACK_TRACE = 16_384;

    static ListenerResult of(ListenerCall call) {
        return new ListenerResult(call.listenerId(), call.attempt(), call.duration(), stackTraceOf(call.failure()));
    }

    private static @Nullable String stackTraceOf(@Nullable Throwable failure) {
        if (failure == null) {
            return null;
        }
        StringWriter text = new StringWriter();
        try {
            failure.printStackTrace(new PrintWriter(text, true));
        } catch (RuntimeException e) { // of an exception whose message cannot be made
            text.append(failure.getClass().getName());
        }
        return Attempt.shortened(text.toString(), MAX_STACK_TRACE);
    }

    int size() {
        return 128 + (stackTrace == null ? 0 : 2 * stackTrace.length());
    }
}
