package io.remnawave.webhook.listener;

import java.lang.reflect.Method;
import java.util.List;

/**
 * A listener and what it takes. Adapters make these from the beans of their framework; the receiver's builder makes them
 * from objects and lambdas. Checked when it is made. Immutable; thread-safe if its invoker is.
 *
 * @param id names the listener in logs and metrics, and in the ledger's memory of who has taken a delivery: unique in a
 *     receiver, and the same after a restart
 * @param names as in {@link RemnawaveEventListener#value()}; empty for all
 * @param order lower runs first
 * @param parameterTypes what the invoker wants, in its order
 */
public record ListenerDefinition(
        String id, List<String> names, int order, List<Class<?>> parameterTypes, ListenerInvoker invoker) {

    /** @throws InvalidListenerException if a name is malformed, or no event could ever match names and parameters */
    public ListenerDefinition {
        names = List.copyOf(names);
        parameterTypes = List.copyOf(parameterTypes);
        ListenerCheck.check(id, names, parameterTypes);
    }

    /** The id of a method: its class, name and parameter types in short. */
    public static String idOf(Class<?> type, Method method) {
        return idOf(
                type.getName(),
                method.getName(),
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

    /** What may be a mistake and may not: sentences for the developer, mostly none. The receiver's builder logs them. */
    public List<String> warnings() {
        return ListenerCheck.doubts(id, patterns());
    }

    /** The same listener under another id. */
    ListenerDefinition withId(String otherId) {
        return new ListenerDefinition(otherId, names, order, parameterTypes, invoker);
    }

    /** The names as patterns; all where none was given. */
    List<NamePattern> patterns() {
        return names.isEmpty()
                ? List.of(NamePattern.ALL)
                : names.stream().map(NamePattern::new).toList();
    }

    /** Names and what it takes, for the mapping that is logged. */
    @Override
    public String toString() {
        return (names.isEmpty() ? "*" : String.join(", ", names)) + " -> " + id;
    }
}
