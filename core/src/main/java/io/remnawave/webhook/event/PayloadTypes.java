package io.remnawave.webhook.event;

import io.remnawave.webhook.internal.json.EventTable;
import java.util.Map;
import java.util.Set;

/** Which types an event can be and carry, told from its name and scope alone: what can be checked before an event comes. */
public final class PayloadTypes {

    /** One row a scope: the type of its events, whose table says what they carry and how it is read. */
    private static final Map<String, Class<? extends RemnawaveEvent>> BY_SCOPE = Map.of(
            Scopes.USER, UserEvent.class,
            Scopes.USER_HWID_DEVICES, UserHwidDeviceEvent.class,
            Scopes.NODE, NodeEvent.class,
            Scopes.SERVICE, ServiceEvent.class,
            Scopes.ERRORS, ErrorsEvent.class,
            Scopes.CRM, CrmEvent.class,
            Scopes.TORRENT_BLOCKER, TorrentBlockerEvent.class);

    private PayloadTypes() {}

    /** The type of the events of a scope; {@link UnknownEvent} for a scope that is none of {@link Scopes}. */
    public static Class<? extends RemnawaveEvent> eventType(String scope) {
        return BY_SCOPE.getOrDefault(scope, UnknownEvent.class);
    }

    /** The types that {@link RemnawaveEvent#part(Class)} can find in an event of a scope. */
    public static Set<Class<?>> ofScope(String scope) {
        return EventTable.of(eventType(scope)).parts();
    }

    /**
     * The types that {@link RemnawaveEvent#part(Class)} can find in an event of a name, which tells its scope: see
     * {@link #ofEvent(String, String)}.
     */
    public static Set<Class<?>> ofEvent(String name) {
        return ofEvent(name, Scopes.of(name));
    }

    /**
     * The types that {@link RemnawaveEvent#part(Class)} can find in an event of a name and scope: those of its scope,
     * narrowed for the known events of the scope {@code service}, which carry one thing each.
     */
    public static Set<Class<?>> ofEvent(String name, String scope) {
        return EventTable.of(eventType(scope)).parts(name);
    }
}
