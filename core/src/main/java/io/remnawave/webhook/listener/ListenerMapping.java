package io.remnawave.webhook.listener;

import io.remnawave.webhook.event.EventNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which listeners take an event, by its name and then by their parameters. Immutable and thread-safe. */
public final class ListenerMapping {

    private final List<ListenerDefinition> listeners;
    private final List<Listener> ordered;
    private final Map<String, List<Listener>> byKnownName = new HashMap<>();

    /** @param listeners in the order of registration; equal ids are told apart by a number */
    public ListenerMapping(List<ListenerDefinition> listeners) {
        List<ListenerDefinition> byOrder = new ArrayList<>(withUniqueIds(listeners));
        byOrder.sort(Comparator.comparingInt(ListenerDefinition::order));
        this.listeners = List.copyOf(byOrder);
        this.ordered = this.listeners.stream().map(Listener::new).toList();
        EventNames.all().forEach(name -> byKnownName.put(name, select(name)));
    }

    /** All listeners, in the order in which they run. */
    public List<ListenerDefinition> listeners() {
        return listeners;
    }

    /** The listeners that may take an event of this name, in the order in which they run. */
    List<Listener> of(String eventName) {
        List<Listener> known = byKnownName.get(eventName);
        return known == null ? select(eventName) : known;
    }

    /** Whether anybody may take an event of this name, so that it is worth decoding. */
    public boolean isListenedTo(String eventName) {
        return !of(eventName).isEmpty();
    }

    private List<Listener> select(String eventName) {
        return ordered.stream().filter(listener -> listener.mayTake(eventName)).toList();
    }

    private static List<ListenerDefinition> withUniqueIds(List<ListenerDefinition> listeners) {
        Set<String> taken = new HashSet<>();
        List<ListenerDefinition> unique = new ArrayList<>();
        for (ListenerDefinition listener : listeners) {
            String id = listener.id();
            for (int number = 2; !taken.add(id); number++) {
                id = listener.id() + " #" + number;
            }
            unique.add(id.equals(listener.id()) ? listener : listener.withId(id));
        }
        return unique;
    }
}
