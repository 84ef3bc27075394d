package io.remnawave.webhook.spring.listener;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.util.ClassUtils;
import reactor.core.publisher.Flux;

/** What a listener may return: nothing, a {@code CompletionStage}, or a reactive type where Reactor is on the class path. */
final class ReturnValueAdapter {

    private static final boolean REACTOR =
            ClassUtils.isPresent("reactor.core.publisher.Flux", ReturnValueAdapter.class.getClassLoader());

    private ReturnValueAdapter() {}

    static boolean isAwaitable(Class<?> type) {
        return type == void.class || type == Void.class || isStaged(type);
    }

    /** Whether the work may go on behind what is returned. */
    static boolean isStaged(Class<?> type) {
        return CompletionStage.class.isAssignableFrom(type) || (REACTOR && Reactive.adapts(type));
    }

    /** What there is to wait for in a returned value; a reactive one is subscribed to. */
    static @Nullable CompletionStage<?> awaitable(@Nullable Object value) {
        if (value instanceof CompletionStage<?> stage) {
            return stage;
        }
        return value == null || !REACTOR ? null : Reactive.awaitable(value);
    }

    /** Apart, because its types need not be there. */
    private static final class Reactive {

        static boolean adapts(Class<?> type) {
            return ReactiveAdapterRegistry.getSharedInstance().getAdapter(type) != null;
        }

        static @Nullable CompletionStage<?> awaitable(Object value) {
            ReactiveAdapter adapter =
                    ReactiveAdapterRegistry.getSharedInstance().getAdapter(null, value);
            if (adapter == null) {
                return null;
            }
            Publisher<?> publisher = adapter.toPublisher(value);
            return Flux.from(publisher).then().toFuture();
        }
    }
}
