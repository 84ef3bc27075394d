package io.remnawave.webhook.event;

import io.remnawave.webhook.model.ApiToken;
import io.remnawave.webhook.model.CrmPayment;
import io.remnawave.webhook.model.HwidDevice;
import io.remnawave.webhook.model.LoginAttempt;
import io.remnawave.webhook.model.Node;
import io.remnawave.webhook.model.SubpageConfig;
import io.remnawave.webhook.model.TorrentBlockerReport;
import io.remnawave.webhook.model.User;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which types an event can be and carry, told from its name and scope alone: what can be checked before an event comes. */
public final class PayloadTypes {
    private PayloadTypes() {}

    /** The type of the events of a scope; {@link UnknownEvent} for a scope that is none of {@link Scopes}. */
    public static Class<? extends RemnawaveEvent> eventType(String scope) {
        return switch (scope) {
            case Scopes.USER -> UserEvent.class;
            case Scopes.USER_HWID_DEVICES -> UserHwidDeviceEvent.class;
            case Scopes.NODE -> NodeEvent.class;
            case Scopes.SERVICE -> ServiceEvent.class;
            case Scopes.ERRORS -> ErrorsEvent.class;
            case Scopes.CRM -> CrmEvent.class;
            case Scopes.TORRENT_BLOCKER -> TorrentBlockerEvent.class;
            default -> UnknownEvent.class;
        };
    }

    /** The types that {@link RemnawaveEvent#payload(Class)} can find in an event of a scope. */
    public static Set<Class<?>> ofScope(String scope) {
        return switch (scope) {
            case Scopes.USER -> Set.of(User.class);
            case Scopes.USER_HWID_DEVICES -> Set.of(HwidDevice.class, User.class);
            case Scopes.NODE -> Set.of(Node.class);
            case Scopes.SERVICE -> Set.of(LoginAttempt.class, SubpageConfig.class, ApiToken.class);
            case Scopes.CRM -> Set.of(CrmPayment.class);
            case Scopes.TORRENT_BLOCKER -> Set.of(Node.class, User.class, TorrentBlockerReport.class);
            default -> Set.of();
        };
    }

    /**
     * The types that {@link RemnawaveEvent#payload(Class)} can find in an event of a name, which tells its scope: see
     * {@link #ofEvent(String, String)}.
     */
    public static Set<Class<?>> ofEvent(String name) {
        return ofEvent(name, Scopes.of(name));
    }

    /**
     * The types that {@link RemnawaveEvent#payload(Class)} can find in an event of a name and scope: those of its scope,
     * narrowed for the known events of the scope {@code service}, which carry one thing each.
     */
    public static Set<Class<?>> ofEvent(String name, String scope) {
        return scope.equals(Scopes.SERVICE) ? ofServiceEvent(name) : ofScope(scope);
    }

    private static Set<Class<?>> ofServiceEvent(String name) {
        return switch (name) {
            case EventNames.SERVICE_PANEL_STARTED -> Set.of();
            case EventNames.SERVICE_LOGIN_ATTEMPT_FAILED, EventNames.SERVICE_LOGIN_ATTEMPT_SUCCESS ->
                Set.of(LoginAttempt.class);
            case EventNames.SERVICE_SUBPAGE_CONFIG_CHANGED -> Set.of(SubpageConfig.class);
            case EventNames.SERVICE_API_TOKEN_CREATED, EventNames.SERVICE_API_TOKEN_DELETED -> Set.of(ApiToken.class);
            default -> ofScope(Scopes.SERVICE);
        };
    }

    static <T> Optional<T> pick(Class<T> type, @Nullable Object... candidates) {
        for (Object candidate : candidates) {
            if (type.isInstance(candidate)) {
                return Optional.of(type.cast(candidate));
            }
        }
        return Optional.empty();
    }
}
