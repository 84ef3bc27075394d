package io.remnawave.webhook.internal.listener;

import io.remnawave.webhook.event.EventNames;
import io.remnawave.webhook.event.Scopes;
import io.remnawave.webhook.event.UnknownEvent;
import io.remnawave.webhook.listener.InvalidListenerException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds, when the application starts or is compiled, a listener that could never run. */
public final class ListenerValidator {

    private ListenerValidator() {}

    public static void check(String id, List<String> names, List<Class<?>> parameterTypes) {
        if (id.isBlank()) {
            throw new InvalidListenerException(
                    "\"" + id + "\"", "has a blank id. Name it, or leave the id of the annotation out.");
        }
        for (Class<?> type : parameterTypes) {
            if (!Parameters.isPossible(type)) {
                throw new InvalidListenerException(
                        id,
                        "has a parameter of type " + type.getName() + ", which no event can fill. Possible are "
                                + Parameters.possibleTypes() + ".");
            }
        }
        if (new HashSet<>(parameterTypes).size() < parameterTypes.size()) {
            throw new InvalidListenerException(id, "has two parameters of the same type. Keep one.");
        }
        for (String name : names) {
            checkName(id, name, parameterTypes);
        }
        if (names.isEmpty() && possibleNames().noneMatch(name -> Parameters.canFill(parameterTypes, name))) {
            throw new InvalidListenerException(id, "has parameters that no event carries together. Split it in two.");
        }
    }

    /**
     * Refuses a listener that asks for what only another handler of deliveries fills.
     *
     * @param given the types of parameters that the handler fills
     */
    public static void checkHandlerTypes(String id, List<Class<?>> parameterTypes, Set<Class<?>> given) {
        for (Class<?> type : parameterTypes) {
            if (Parameters.isOfHandler(type) && !given.contains(type)) {
                throw new InvalidListenerException(
                        id,
                        "has a parameter of type " + type.getName()
                                + ", which only an inbox fills: it is the connection whose transaction also remembers that the"
                                + " listener has taken the delivery. Set up an inbox (remnawave-webhook-inbox), or take"
                                + " the parameter away.");
            }
        }
    }

    private static void checkName(String id, String name, List<Class<?>> parameterTypes) {
        if (!NamePattern.isWellFormed(name)) {
            throw new InvalidListenerException(
                    id,
                    "has the name \"" + name
                            + "\". Write an exact name such as \"user.expired\", all of a scope such as"
                            + " \"user.*\", or nothing for all events.");
        }
        List<String> events = possibleEvents(new NamePattern(name));
        if (!events.isEmpty() && events.stream().noneMatch(event -> Parameters.canFill(parameterTypes, event))) {
            throw new InvalidListenerException(
                    id,
                    "listens to \"" + name + "\", which never carries all of its parameters. That event can carry "
                            + Parameters.carriedBy(events) + "." + suggestion(name));
        }
    }

    /** {@code " Did you mean …?"} where the name is near a known one and is none. */
    private static String suggestion(String name) {
        return new NamePattern(name).matchesAKnownEvent()
                ? ""
                : NameSuggestion.to(name)
                        .map(known -> " Did you mean \"" + known + "\"?")
                        .orElse("");
    }

    /**
     * The names of events that a pattern takes: known ones, or else its own, if the scope of that is known. Empty where
     * nothing is known of what such an event would be.
     */
    private static List<String> possibleEvents(NamePattern pattern) {
        List<String> known = possibleNames().filter(pattern::matches).toList();
        return known.isEmpty() && Scopes.all().contains(Scopes.of(pattern.text())) ? List.of(pattern.text()) : known;
    }

    /**
     * One sentence for each name that may be a mistake: one that no known event has, since it is mistyped or a later panel's; and
     * one that newer panels do not send.
     *
     * <p>A listener for events that have no type here, as {@code UnknownEvent} or as a type of its own, means a name that is near
     * no known one as it is.
     *
     * @param bindsData whether the listener has a parameter of a type of its own
     */
    public static List<String> warnings(
            String id, List<NamePattern> patterns, List<Class<?>> parameterTypes, boolean bindsData) {
        boolean ownType = bindsData || parameterTypes.contains(UnknownEvent.class);
        List<String> warnings = new ArrayList<>();
        boolean expiration = patterns.contains(new NamePattern(EventNames.USER_EXPIRATION));
        for (NamePattern pattern : patterns) {
            String listens = "The Remnawave event listener " + id + " listens to \"" + pattern.text() + "\", which ";
            if (!pattern.matchesAKnownEvent()) {
                String suggestion = suggestion(pattern.text());
                if (!suggestion.isEmpty() || !ownType) {
                    warnings.add(listens + "no panel known to this version sends."
                            + (suggestion.isEmpty() ? " Is it the name that a later panel sends?" : suggestion));
                }
            } else if (!(expiration && pattern.isLegacyExpiration())) {
                OldNames.hint(pattern.text()).ifPresent(hint -> warnings.add(listens + hint + "."));
            }
        }
        return warnings;
    }

    /** The known names, and one that stands for all that later panels may send in a scope of their own. */
    private static Stream<String> possibleNames() {
        return Stream.concat(EventNames.all().stream(), Stream.of("unknown.event"));
    }
}
