package io.remnawave.webhook.spring.listener;

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
        new BindingReflectionHintsRegistrar()
                .registerReflectionHints(hints.reflection(), EventTypes.all().toArray(new Class<?>[0]));
    }
}
