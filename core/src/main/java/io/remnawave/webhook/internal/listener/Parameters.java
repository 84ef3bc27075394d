package io.remnawave.webhook.internal.listener;

import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.event.PayloadTypes;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.Scopes;
import io.remnawave.webhook.event.ServiceEvent;
import io.remnawave.webhook.model.MissingFieldException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a listener can have as a parameter, and which event fills it. */
public final class Parameters {

    private static final Set<Class<?>> PAYLOADS = Scopes.all().stream()
            .flatMap(scope -> PayloadTypes.ofScope(scope).stream())
            .collect(Collectors.toUnmodifiableSet());

    /** By name, since core does without the module of JDBC. */
    private static final Set<String> OF_HANDLERS = Set.of("java.sql.Connection");

    private Parameters() {}

    public static boolean isPossible(Class<?> type) {
        return type == Delivery.class
                || RemnawaveEvent.class.isAssignableFrom(type)
                || PAYLOADS.contains(type)
                || isOfHandler(type);
    }

    /** Whether a parameter of this type is filled by a handler of deliveries, where that can, rather than by the event. */
    public static boolean isOfHandler(Class<?> type) {
        return OF_HANDLERS.contains(type.getName());
    }

    public static String possibleTypes() {
        return "RemnawaveEvent, one of its subtypes, " + simpleNames(PAYLOADS.stream()) + " and Delivery";
    }

    /** Whether an event of a name and scope can fill all parameters. */
    public static boolean canFill(List<Class<?>> types, String eventName, String scope) {
        return types.stream()
                .allMatch(type -> type == Delivery.class
                        || isOfHandler(type)
                        || type.isAssignableFrom(PayloadTypes.eventType(scope))
                        || PayloadTypes.ofEvent(eventName, scope).contains(type));
    }

    /** Whether an event of a name can fill all parameters when it comes in the scope of its name. */
    public static boolean canFill(List<Class<?>> types, String eventName) {
        return canFill(types, eventName, Scopes.of(eventName));
    }

    public static String carriedBy(List<String> eventNames) {
        Stream<Class<?>> types = eventNames.stream()
                .flatMap(name -> Stream.concat(
                        Stream.of(PayloadTypes.eventType(Scopes.of(name))), PayloadTypes.ofEvent(name).stream()));
        return simpleNames(types) + " and Delivery";
    }

    /**
     * The argument for a parameter that an event of this name and scope can fill.
     *
     * @return null if the event does not carry it, and need not
     * @throws MissingFieldException if every panel sends it with this event, and this body lacks it
     */
    public static @Nullable Object argument(Class<?> type, RemnawaveEvent event, Delivery delivery) {
        if (type == Delivery.class) {
            return delivery;
        }
        if (RemnawaveEvent.class.isAssignableFrom(type)) {
            return type.isInstance(event) ? event : null;
        }
        Object payload = event.part(type).orElse(null);
        boolean optional = event instanceof ServiceEvent
                && PayloadTypes.ofEvent(event.name(), event.scope()).size() > 1;
        return payload == null && !optional ? MissingFieldException.require(payload, "data") : payload;
    }

    private static String simpleNames(Stream<Class<?>> types) {
        Set<String> names = types.map(Class::getSimpleName).collect(Collectors.toCollection(TreeSet::new));
        return String.join(", ", names);
    }
}
