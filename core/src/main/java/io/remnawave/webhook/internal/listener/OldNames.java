package io.remnawave.webhook.internal.listener;

import io.remnawave.webhook.event.EventNames;
import java.util.Map;
import java.util.Optional;

/** Names that newer panels no longer send, or none ever sent: a listener to one of them alone may wait in vain. */
final class OldNames {

    private static final String EXPIRATION = "panels from 1.5.0 to 2.7.4 send; from 2.8.0 on they send \""
            + EventNames.USER_EXPIRATION + "\" instead. Listen to that: it takes the old names, too, and"
            + " UserEvent.expirationOffset() tells them apart";

    private static final String NEVER_SENT = "panels %s declare and no release has ever sent";

    private static final Map<String, String> HINTS = Map.of(
            EventNames.USER_EXPIRES_IN_72_HOURS, EXPIRATION,
            EventNames.USER_EXPIRES_IN_48_HOURS, EXPIRATION,
            EventNames.USER_EXPIRES_IN_24_HOURS, EXPIRATION,
            EventNames.USER_EXPIRED_24_HOURS_AGO, EXPIRATION,
            EventNames.USER_TRAFFIC_REACHED,
                    NEVER_SENT.formatted("from 1.3.3 to 1.4.8") + ". \"" + EventNames.USER_LIMITED
                            + "\" comes when a user has used up the traffic",
            EventNames.NODE_RESTARTED,
                    NEVER_SENT.formatted("from 1.3.3 to 1.4.8") + ". \"" + EventNames.NODE_CONNECTION_RESTORED
                            + "\" comes when a node is back",
            EventNames.ERRORS_BANDWIDTH_USAGE_THRESHOLD_REACHED_MAX_NOTIFICATIONS,
                    NEVER_SENT.formatted("from 1.6.3 on"));

    private OldNames() {}

    /** What to know of an exact name, to stand behind {@code listens to "…", which}. */
    static Optional<String> hint(String name) {
        return Optional.ofNullable(HINTS.get(name));
    }
}
