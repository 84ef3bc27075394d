package io.remnawave.webhook.spi;

import org.jspecify.annotations.Nullable;

/** Calls a listener. Safe for concurrent use. */
@FunctionalInterface
public interface ListenerInvoker {

    /**
     * Calls the listener.
     *
     * @param arguments in the order of {@link ListenerDefinition#parameterTypes()}, none of them null; the invoker's to keep
     * @return a {@code CompletionStage} to wait for; anything else is dropped
     * @throws Throwable what the listener throws, unwrapped
     */
    @Nullable
    Object invoke(Object[] arguments) throws Throwable;
}
