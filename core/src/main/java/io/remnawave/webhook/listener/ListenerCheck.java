package io.remnawave.webhook.listener;

import io.remnawave.webhook.event.EventNames;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds, when the application starts, a listener that could never run. */
final class ListenerCheck {

    private static final Logger log = LoggerFactory.getLogger(ListenerDefinition.class);

    private ListenerCheck() {}

    static void check(String id, List<String> names, List<Class<?>> parameterTypes) {
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

    private static void checkName(String id, String name, List<Class<?>> parameterTypes) {
        if (!NamePattern.isWellFormed(name)) {
            throw new InvalidListenerException(
                    id,
                    "has the name \"" + name
                            + "\". Write an exact name such as \"user.expired\", all of a scope such as"
                            + " \"user.*\", or nothing for all events.");
        }
        NamePattern pattern = new NamePattern(name);
        if (!pattern.matchesAKnownEvent()) {
            log.warn(
                    "The Remnawave event listener {} listens to \"{}\", which no panel known to this version sends. Did you"
                            + " mean \"{}\"?",
                    id,
                    name,
                    NearestName.to(name));
            return;
        }
        boolean fits = possibleNames()
                .anyMatch(possible -> pattern.matches(possible) && Parameters.canFill(parameterTypes, possible));
        if (!fits) {
            throw new InvalidListenerException(
                    id,
                    "listens to \"" + name + "\", which never carries all of its parameters. That event can carry "
                            + Parameters.carriedBy(pattern) + ".");
        }
    }

    /** The known names, and one that stands for all that later panels may send in a scope of their own. */
    private static Stream<String> possibleNames() {
        return Stream.concat(EventNames.all().stream(), Stream.of("unknown.event"));
    }
}
