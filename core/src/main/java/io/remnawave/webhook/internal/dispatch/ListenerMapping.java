package io.remnawave.webhook.internal.dispatch;

import io.remnawave.webhook.event.EventNames;
import io.remnawave.webhook.event.Scopes;
import io.remnawave.webhook.spi.ListenerDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which listeners take an event, by its name and scope and then by their parameters. Immutable and thread-safe. */
public final class ListenerMapping {

    private final List<ListenerDefinition> listeners;
    private final List<Listener> ordered;
    private final Map<String, Known> byKnownName = new HashMap<>();

    /** @param listeners in the order of registration; equal ids are told apart by a number */
    public ListenerMapping(List<ListenerDefinition> listeners) {
        List<ListenerDefinition> byOrder = new ArrayList<>(withUniqueIds(listeners));
        byOrder.sort(Comparator.comparingInt(ListenerDefinition::order));
        this.listeners = List.copyOf(byOrder);
        this.ordered = this.listeners.stream().map(Listener::new).toList();
        for (String name : EventNames.all()) {
            String scope = Scopes.of(name);
            byKnownName.put(name, new Known(scope, select(name, scope)));
        }
    }

    /** All listeners, in the order in which they run. */
    public List<ListenerDefinition> listeners() {
        return listeners;
    }

    /** The listeners that may take an event of this name and scope, in the order in which they run. */
    List<Listener> of(String eventName, String scope) {
        Known known = byKnownName.get(eventName);
        return known != null && known.scope.equals(scope) ? known.listeners : select(eventName, scope);
    }

    /** Whether anybody may take an event of this name and scope, so that it is worth decoding. */
    public boolean isListenedTo(String eventName, String scope) {
        return !of(eventName, scope).isEmpty();
    }

    private List<Listener> select(String eventName, String scope) {
        return ordered.stream()
                .filter(listener -> listener.mayTake(eventName, scope))
                .toList();
    }

    /** What every real delivery asks for, ready: the name of an event comes with one scope. */
    private record Known(String scope, List<Listener> listeners) {}

    private static List<ListenerDefinition> withUniqueIds(List<ListenerDefinition> listeners) {
        Set<String> taken = new HashSet<>();
        List<ListenerDefinition> unique = new ArrayList<>();
        for (ListenerDefinition listener : listeners) {
            String id = listener.id();
            for (int number = 2; !taken.add(id); number++) {
                id = listener.id() + " #" + number;
            }
            unique.add(
                    id.equals(listener.id()) ? listener : listener.toBuilder().buildAs(id));
        }
        return unique;
    }
}
