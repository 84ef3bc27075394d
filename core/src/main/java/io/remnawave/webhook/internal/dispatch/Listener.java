package io.remnawave.webhook.internal.dispatch;

import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.internal.listener.NamePattern;
import io.remnawave.webhook.internal.listener.Parameters;
import io.remnawave.webhook.spi.ListenerDefinition;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A definition made ready to be called. */
final class Listener {

    private final ListenerDefinition definition;
    private final List<NamePattern> patterns;
    private final Class<?>[] parameterTypes;
    private final List<Class<?>> carriedTypes;

    Listener(ListenerDefinition definition) {
        this.definition = definition;
        this.patterns = NamePattern.of(definition.names());
        this.parameterTypes = definition.parameterTypes().toArray(Class<?>[]::new);
        this.carriedTypes = definition.carriedTypes();
    }

    String id() {
        return definition.id();
    }

    ListenerDefinition definition() {
        return definition;
    }

    /** Whether a name matches and an event of that name and scope can carry all parameters. */
    boolean mayTake(String eventName, String scope) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(eventName, scope))
                && Parameters.canFill(carriedTypes, eventName, scope);
    }

    /**
     * The arguments for a call, null for those that the handler gives.
     *
     * @return null if this event lacks something it may carry and the listener asks for
     * @throws io.remnawave.webhook.model.MissingFieldException if it lacks something that every panel sends with it
     * @throws io.remnawave.webhook.event.EventDataException if its data does not fit a type of the listener's own
     */
    @Nullable
    Object @Nullable [] arguments(RemnawaveEvent event, Delivery delivery) {
        @Nullable Object[] arguments = new Object[parameterTypes.length];
        for (int i = 0; i < arguments.length; i++) {
            if (Parameters.isOfHandler(parameterTypes[i])) {
                continue;
            }
            Type dataType = definition.dataTypes().get(i);
            Object argument =
                    dataType != null ? event.dataAs(dataType) : Parameters.argument(parameterTypes[i], event, delivery);
            if (argument == null) {
                return null;
            }
            arguments[i] = argument;
        }
        return arguments;
    }

    /**
     * Calls the listener.
     *
     * @param arguments as {@link #arguments} gave them
     * @param provided what the handler gives
     */
    @Nullable
    Object call(@Nullable Object[] arguments, Object... provided) throws Throwable {
        Object[] complete = new Object[arguments.length];
        for (int i = 0; i < complete.length; i++) {
            Object argument = arguments[i];
            complete[i] = argument == null ? find(parameterTypes[i], provided) : argument;
        }
        return definition.invoker().invoke(complete);
    }

    private Object find(Class<?> type, Object... provided) {
        for (Object candidate : provided) {
            if (type.isInstance(candidate)) {
                return candidate;
            }
        }
        throw new IllegalStateException("The listener " + id() + " takes a " + type.getName()
                + ", which the handler has not given. Its parameterTypes() names that type");
    }
}
