package io.remnawave.webhook.spi;

import io.remnawave.webhook.internal.listener.KotlinFunctions;
import io.remnawave.webhook.internal.listener.ListenerValidator;
import io.remnawave.webhook.internal.listener.NamePattern;
import io.remnawave.webhook.internal.listener.ParameterTypes;
import io.remnawave.webhook.listener.InvalidListenerException;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A listener and what it takes. Adapters make these from the beans of their framework; the receiver's builder makes them from
 * objects and lambdas. Checked when it is made. Immutable; thread-safe if its invoker is.
 */
public final class ListenerDefinition {

    private final String id;
    private final List<String> names;
    private final int order;
    private final List<Class<?>> parameterTypes;
    private final Map<Integer, Type> dataTypes;
    private final boolean blocking;
    private final ListenerInvoker invoker;

    private ListenerDefinition(Builder builder) {
        this.id = builder.id;
        this.names = builder.names;
        this.order = builder.order;
        this.parameterTypes = builder.parameterTypes;
        this.dataTypes = builder.dataTypes;
        this.blocking = builder.blocking;
        this.invoker = builder.invoker;
        ListenerValidator.check(id, names, carriedTypes());
    }

    /**
     * Starts a definition: all events, no parameter, order 0, blocking.
     *
     * @param id see {@link #id()}
     */
    public static Builder builder(String id, ListenerInvoker invoker) {
        return new Builder(id, invoker);
    }

    /** A definition that starts as this one. */
    public Builder toBuilder() {
        return new Builder(id, invoker)
                .names(names)
                .order(order)
                .parameterTypes(parameterTypes)
                .dataTypes(dataTypes)
                .blocking(blocking);
    }

    /**
     * The id of a method without one of its own: its class, name and parameter types in short. Those of a Kotlin function as they
     * were written, so that it is the same when the function becomes {@code internal} or {@code suspend}.
     */
    public static String idOf(Class<?> type, Method method) {
        return idOf(
                type.getName(),
                KotlinFunctions.nameOf(method),
                ParameterTypes.of(method, type).stream()
                        .map(Class::getSimpleName)
                        .toList());
    }

    /**
     * The same for adapters that know a method by its names alone.
     *
     * @param parameterTypes their simple names
     */
    public static String idOf(String typeName, String methodName, List<String> parameterTypes) {
        return typeName + '#' + methodName + '(' + String.join(",", parameterTypes) + ')';
    }

    /**
     * Names the listener in logs and metrics, and in the memory of who has taken a delivery: unique in a receiver, and the
     * same after a restart.
     */
    public String id() {
        return id;
    }

    /** As in {@link RemnawaveEventListener#value()}; empty for all. */
    public List<String> names() {
        return names;
    }

    /** Lower runs first. */
    public int order() {
        return order;
    }

    /** What the invoker wants, in its order. */
    public List<Class<?>> parameterTypes() {
        return parameterTypes;
    }

    /**
     * The parameters that the {@code data} of the event is bound to, by their place; see
     * {@link RemnawaveEventListener.Data}. Mostly none.
     */
    public Map<Integer, Type> dataTypes() {
        return dataTypes;
    }

    /** The parameters that an event has to carry: all but those that its data is bound to. */
    public List<Class<?>> carriedTypes() {
        if (dataTypes.isEmpty()) {
            return parameterTypes;
        }
        List<Class<?>> carried = new ArrayList<>();
        for (int i = 0; i < parameterTypes.size(); i++) {
            if (!dataTypes.containsKey(i)) {
                carried.add(parameterTypes.get(i));
            }
        }
        return carried;
    }

    /** Whether a call may block its thread. One that does not may be called on an event loop. */
    public boolean isBlocking() {
        return blocking;
    }

    /** Calls the listener. */
    public ListenerInvoker invoker() {
        return invoker;
    }

    /** What may be a mistake and may not: sentences for the developer, mostly none. The receiver's builder logs them. */
    public List<String> warnings() {
        return ListenerValidator.warnings(id, NamePattern.of(names), parameterTypes, !dataTypes.isEmpty());
    }

    /** Names and what it takes, for the mapping that is logged. */
    @Override
    public String toString() {
        return (names.isEmpty() ? "*" : String.join(", ", names)) + " -> " + id;
    }

    /** Makes a definition. Not thread-safe. */
    public static final class Builder {

        private final String id;
        private ListenerInvoker invoker;
        private List<String> names = List.of();
        private int order;
        private List<Class<?>> parameterTypes = List.of();
        private Map<Integer, Type> dataTypes = Map.of();
        private boolean blocking = true;

        private Builder(String id, ListenerInvoker invoker) {
            this.id = id;
            this.invoker = invoker;
        }

        /** See {@link ListenerDefinition#names()}. */
        public Builder names(List<String> names) {
            this.names = List.copyOf(names);
            return this;
        }

        /** See {@link ListenerDefinition#order()}. */
        public Builder order(int order) {
            this.order = order;
            return this;
        }

        /** See {@link ListenerDefinition#parameterTypes()}. */
        public Builder parameterTypes(List<? extends Class<?>> parameterTypes) {
            this.parameterTypes = List.copyOf(parameterTypes);
            return this;
        }

        /** See {@link ListenerDefinition#dataTypes()}. */
        public Builder dataTypes(Map<Integer, Type> dataTypes) {
            this.dataTypes = Map.copyOf(dataTypes);
            return this;
        }

        /** See {@link ListenerDefinition#isBlocking()}. */
        public Builder blocking(boolean blocking) {
            this.blocking = blocking;
            return this;
        }

        /** Another invoker, which may call the one before. */
        public Builder invoker(ListenerInvoker invoker) {
            this.invoker = invoker;
            return this;
        }

        /**
         * The definition.
         *
         * @throws InvalidListenerException if a name is malformed, or no event could ever match names and parameters
         */
        public ListenerDefinition build() {
            return new ListenerDefinition(this);
        }

        /** The same listener under another id. */
        public ListenerDefinition buildAs(String otherId) {
            Builder other = new Builder(otherId, invoker);
            return other.names(names)
                    .order(order)
                    .parameterTypes(parameterTypes)
                    .dataTypes(dataTypes)
                    .blocking(blocking)
                    .build();
        }
    }
}
