package io.remnawave.webhook.event;

import io.remnawave.webhook.internal.json.DocumentReader;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The scopes of panel 1.3.3 to 3.x. The scope of an event decides its type.
 *
 * <p>Panels send {@code scope} since 2.5.0; it always equals the name of the event up to the first dot, so events of
 * older panels get theirs by that rule.
 */
public final class Scopes {
    public static final String USER = "user";

    /** Since panel 2.1.12. */
    public static final String USER_HWID_DEVICES = "user_hwid_devices";

    public static final String NODE = "node";

    /** Since panel 1.6.1. */
    public static final String SERVICE = "service";

    /** Declared since panel 1.6.3, never sent by a release up to 3.3.2. */
    public static final String ERRORS = "errors";

    /** Since panel 2.0.0. */
    public static final String CRM = "crm";

    /** Since panel 2.7.0. */
    public static final String TORRENT_BLOCKER = "torrent_blocker";

    private static final Set<String> ALL = Collections.unmodifiableSet(
            new LinkedHashSet<>(List.of(USER, USER_HWID_DEVICES, NODE, SERVICE, ERRORS, CRM, TORRENT_BLOCKER)));

    private Scopes() {}

    /** All scopes of this class. */
    public static Set<String> all() {
        return ALL;
    }

    /** The scope an event name implies: the name up to its first dot, the whole name if it has none. */
    public static String of(String eventName) {
        return DocumentReader.scopeOf(eventName);
    }
}
