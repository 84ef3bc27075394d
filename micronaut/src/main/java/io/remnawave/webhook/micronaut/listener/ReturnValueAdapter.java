package io.remnawave.webhook.micronaut.listener;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** What there is to wait for in what a listener returned. */
final class ReturnValueAdapter {

    private ReturnValueAdapter() {}

    /** Whether {@link #awaitable} finds something in what is declared as this. */
    static boolean isAwaitable(Class<?> declared) {
        return CompletionStage.class.isAssignableFrom(declared) || Publisher.class.isAssignableFrom(declared);
    }

    /** A publisher is subscribed to and awaited to its end, whatever it emits. */
    static @Nullable CompletionStage<?> awaitable(@Nullable Object value) {
        if (value instanceof CompletionStage<?> stage) {
            return stage;
        }
        return value instanceof Publisher<?> publisher
                ? Flux.from(publisher).then().toFuture()
                : null;
    }
}
