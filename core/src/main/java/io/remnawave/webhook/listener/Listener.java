package io.remnawave.webhook.listener;

import io.remnawave.webhook.Delivery;
import io.remnawave.webhook.event.RemnawaveEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A definition made ready to be called. */
final class Listener {

    private final ListenerDefinition definition;
    private final List<NamePattern> patterns;
    private final Class<?>[] parameterTypes;

    Listener(ListenerDefinition definition) {
        this.definition = definition;
        this.patterns = definition.patterns();
        this.parameterTypes = definition.parameterTypes().toArray(Class<?>[]::new);
    }

    String id() {
        return definition.id();
    }

    /** Whether a name matches and an event of that name and scope can carry all parameters. */
    boolean mayTake(String eventName, String scope) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(eventName, scope))
                && Parameters.canFill(definition.parameterTypes(), eventName, scope);
    }

    /**
     * Calls the listener and waits for what it returns.
     *
     * @return false if this event lacks something it may carry and the listener asks for
     */
    boolean take(RemnawaveEvent event, Delivery delivery, Duration timeout) throws Throwable {
        Object[] arguments = new Object[parameterTypes.length];
        for (int i = 0; i < arguments.length; i++) {
            Object argument = Parameters.argument(parameterTypes[i], event, delivery);
            if (argument == null) {
                return false;
            }
            arguments[i] = argument;
        }
        if (definition.invoker().invoke(arguments) instanceof CompletionStage<?> stage) {
            await(stage, timeout);
        }
        return true;
    }

    private static @Nullable Object await(CompletionStage<?> stage, Duration timeout) throws Throwable {
        CompletableFuture<?> future = future(stage);
        try {
            // The conversion saturates, so that a timeout of ChronoUnit.FOREVER lasts for 292 years.
            return future.get(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() == null ? e : e.getCause();
        } catch (TimeoutException e) {
            future.cancel(true);
            TimeoutException explained =
                    new TimeoutException("The listener did not complete what it returned within " + timeout);
            explained.initCause(e);
            throw explained;
        }
    }

    private static CompletableFuture<?> future(CompletionStage<?> stage) {
        try {
            return stage.toCompletableFuture();
        } catch (UnsupportedOperationException e) { // which the interface allows
            CompletableFuture<@Nullable Object> future = new CompletableFuture<>();
            stage.whenComplete((value, failure) -> {
                if (failure == null) {
                    future.complete(value);
                } else {
                    future.completeExceptionally(failure);
                }
            });
            return future;
        }
    }
}
