package io.remnawave.webhook.spi;

import io.remnawave.webhook.listener.InvalidListenerException;

/** The rules of listener methods that hold under every adapter, in the same words. Stateless. */
public final class ListenerRules {

    private static final String CONTINUATION = "kotlin.coroutines.Continuation";

    private ListenerRules() {}

    /**
     * Refuses a static method.
     *
     * @throws InvalidListenerException if it is one
     */
    public static void requireInstanceMethod(String listenerId, boolean isStatic) {
        if (isStatic) {
            throw new InvalidListenerException(listenerId, "is static. Make it an instance method.");
        }
    }

    /**
     * Refuses a method that returns what nobody would look at.
     *
     * @param returned the simple name of what the method returns
     * @param awaitable whether that is nothing, or can be awaited
     * @param awaitableTypes what the adapter can await, "a CompletionStage"
     * @throws InvalidListenerException if it is not awaitable
     */
    public static void requireAwaitable(String listenerId, String returned, boolean awaitable, String awaitableTypes) {
        if (!awaitable) {
            throw new InvalidListenerException(
                    listenerId,
                    "returns " + returned + ", which nobody would look at. Return nothing, or " + awaitableTypes
                            + " to be awaited.");
        }
    }

    /** Whether the type of a parameter is the one that the Kotlin compiler adds to a {@code suspend} function. */
    public static boolean isContinuation(String typeName) {
        return typeName.equals(CONTINUATION);
    }
}
