package io.remnawave.webhook.micronaut.processor;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.remnawave.webhook.listener.InvalidListenerException;

/**
 * Whether anybody could wait for a listener that Micronaut runs on another thread; asked by the compiler and at start. Stateless.
 */
public final class AsyncListeners {

    /** By name, because the compiler's processor path need not have it. */
    private static final String ASYNC = "io.micronaut.scheduling.annotation.Async";

    private AsyncListeners() {}

    /**
     * Refuses a listener that is {@code @Async} and returns nothing to wait for.
     *
     * @param metadata of the method, its class included
     * @param returned the simple name of what the method returns
     * @param staged whether that can be awaited
     * @throws InvalidListenerException if nobody could wait for it
     */
    public static void requireStaged(String listenerId, AnnotationMetadata metadata, String returned, boolean staged) {
        if (metadata.hasStereotype(ASYNC) && !staged) {
            throw new InvalidListenerException(
                    listenerId,
                    "is @Async and returns " + returned
                            + ", so the panel would be answered before it ran. Return a CompletableFuture to be awaited.");
        }
    }
}
