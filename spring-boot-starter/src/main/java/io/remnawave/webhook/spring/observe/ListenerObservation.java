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
 *
 * <p>What the handlers of the registry throw changes nothing: a call that cannot be observed is made all the same.
 */
public final class ListenerObservation implements InvokerDecorator {

    /** The name of the observation. */
    public static final String NAME = "remnawave.webhook.listener.call";

    private final ObservationRegistry registry;
    private final ObservationGuard guard = new ObservationGuard();

    ListenerObservation(ObservationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public ListenerInvoker decorate(String listenerId, ListenerInvoker invoker) {
        return arguments -> {
            Observation observation =
                    guard.get(() -> describe(listenerId, arguments).start());
            return observation == null ? invoker.invoke(arguments) : observed(observation, invoker, arguments);
        };
    }

    private @Nullable Object observed(Observation observation, ListenerInvoker invoker, Object[] arguments)
            throws Throwable {
        Object result;
        try {
            result = call(observation, invoker, arguments);
        } catch (Throwable failure) {
            stop(observation, failure);
            throw failure;
        }
        if (result instanceof CompletionStage<?> stage) {
            return observed(stage, observation);
        }
        stop(observation, null);
        return result;
    }

    /** Completes after the observation has ended. */
    private CompletionStage<?> observed(CompletionStage<?> returned, Observation observation) {
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

    private @Nullable Object call(Observation observation, ListenerInvoker invoker, Object[] arguments)
            throws Throwable {
        Observation.Scope outer = guard.get(registry::getCurrentObservationScope);
        Observation.Scope scope = guard.get(observation::openScope);
        if (scope == null) {
            returnTo(outer);
            return invoker.invoke(arguments);
        }
        try {
            return invoker.invoke(arguments);
        } finally {
            guard.run(scope::close);
            returnTo(outer);
        }
    }

    /** A handler that throws when a scope is opened or closed would leave the thread in it. */
    private void returnTo(Observation.@Nullable Scope outer) {
        guard.run(() -> registry.setCurrentObservationScope(outer));
    }

    private void stop(Observation observation, @Nullable Throwable failure) {
        if (failure != null) {
            guard.run(() -> observation.error(failure));
        }
        guard.run(observation::stop);
    }
}
