package io.remnawave.webhook.internal.listener;

import io.remnawave.webhook.event.EventNames;
import io.remnawave.webhook.event.Scopes;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** One name of {@link RemnawaveEventListener#value()}: an exact name, all of a scope, or all. */
public record NamePattern(String text) {

    private static final NamePattern ALL = new NamePattern("*");

    private static final Pattern FORM = Pattern.compile("\\*|[^\\s.*]+\\.\\*|[^\\s.*]+(\\.[^\\s.*]+)*");

    /** What panels 1.5.0 to 2.7.4 send where later ones send {@code user.expiration}. */
    private static final Set<String> LEGACY_EXPIRATION = Set.of(
            EventNames.USER_EXPIRES_IN_72_HOURS,
            EventNames.USER_EXPIRES_IN_48_HOURS,
            EventNames.USER_EXPIRES_IN_24_HOURS,
            EventNames.USER_EXPIRED_24_HOURS_AGO);

    /** The patterns of the names of a listener; all where it has none. */
    public static List<NamePattern> of(List<String> names) {
        return names.isEmpty()
                ? List.of(ALL)
                : names.stream().map(NamePattern::new).toList();
    }

    public static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches();
    }

    /** A scope is that of the event or that of its name: a panel may name an event of one scope after another. */
    public boolean matches(String eventName, String scope) {
        if (text.equals("*")) {
            return true;
        }
        if (isScope()) {
            return text.equals(scope + ".*") || eventName.startsWith(scopePrefix());
        }
        return text.equals(eventName)
                || (text.equals(EventNames.USER_EXPIRATION) && LEGACY_EXPIRATION.contains(eventName));
    }

    /** Whether it takes an event of this name that comes in the scope of its name, as all known ones do. */
    public boolean matches(String eventName) {
        return matches(eventName, Scopes.of(eventName));
    }

    public boolean matchesAKnownEvent() {
        return EventNames.all().stream().anyMatch(this::matches);
    }

    /** Whether it is one of the names that {@code user.expiration} takes, too. */
    boolean isLegacyExpiration() {
        return LEGACY_EXPIRATION.contains(text);
    }

    private boolean isScope() {
        return text.endsWith(".*");
    }

    /** {@code "node."} of {@code "node.*"}. */
    private String scopePrefix() {
        return text.substring(0, text.length() - 1);
    }
}
