package io.remnawave.webhook.spring.observe;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.spi.ListenerInvoker;
import io.remnawave.webhook.spring.listener.InvokerDecorator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Observes each call of a listener as {@value #NAME}, until what it returned is complete. Tagged with the listener; a span
 * also tells event and delivery where the listener takes them. Named apart from the timer
 * {@code remnawave.webhook.listener}, so that a registry which makes timers of observations does not count twice.
 */
public final class ListenerObservation implements InvokerDecorator {

    /** The name of the observation. */
    public static final String NAME = "remnawave.webhook.listener.call";

    private final ObservationRegistry registry;

    ListenerObservation(ObservationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public ListenerInvoker decorate(String listenerId, ListenerInvoker invoker) {
        return arguments -> {
            Observation observation = describe(listenerId, arguments).start();
            Object result = call(observation, invoker, arguments);
            if (result instanceof CompletionStage<?> stage) {
                return observed(stage, observation);
            }
            observation.stop();
            return result;
        };
    }

    /** Completes after the observation has ended. */
    private static CompletionStage<?> observed(CompletionStage<?> returned, Observation observation) {
        CompletableFuture<@Nullable Object> awaited = new CompletableFuture<>();
        returned.whenComplete((value, failure) -> {
            stop(observation, failure);
            if (failure == null) {
                awaited.complete(value);
            } else {
                awaited.completeExceptionally(failure);
            }
        });
        return awaited;
    }

    private Observation describe(String listenerId, Object[] arguments) {
        Observation observation = Observation.createNotStarted(NAME, registry)
                .contextualName("remnawave listener")
                .lowCardinalityKeyValue("listener", listenerId);
        for (Object argument : arguments) {
            if (argument instanceof RemnawaveEvent event) {
                observation.highCardinalityKeyValue("event", event.name());
            } else if (argument instanceof Delivery delivery) {
                observation.highCardinalityKeyValue("delivery", delivery.id());
            }
        }
        return observation;
    }

    private static @Nullable Object call(Observation observation, ListenerInvoker invoker, Object[] arguments)
            throws Throwable {
        Observation.Scope scope = observation.openScope();
        try {
            return invoker.invoke(arguments);
        } catch (Throwable failure) {
            stop(observation, failure);
            throw failure;
        } finally {
            scope.close();
        }
    }

    private static void stop(Observation observation, @Nullable Throwable failure) {
        if (failure != null) {
            observation.error(failure);
        }
        observation.stop();
    }
}
