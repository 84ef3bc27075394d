package io.remnawave.webhook.spring.listener;

import io.remnawave.webhook.event.PayloadTypes;
import io.remnawave.webhook.event.Scopes;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * Lets a native image look into events and models. Decoding needs no reflection; an application that writes them as JSON, or
 * names them in an expression ({@code @EventListener(condition = …)}), does.
 */
final class EventRuntimeHints implements RuntimeHintsRegistrar {

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        Stream<Class<?>> parts = Scopes.all().stream().flatMap(scope -> PayloadTypes.ofScope(scope).stream());
        Class<?>[] types =
                Stream.concat(EventTypes.all().stream(), parts).distinct().toArray(Class<?>[]::new);
        new BindingReflectionHintsRegistrar().registerReflectionHints(hints.reflection(), types);
    }
}
