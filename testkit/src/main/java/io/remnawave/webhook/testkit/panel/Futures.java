package io.remnawave.webhook.testkit.panel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Joins futures; a failure there is thrown here as it is. */
final class Futures {

    private Futures() {}

    static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
