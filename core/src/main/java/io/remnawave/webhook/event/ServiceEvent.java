package io.remnawave.webhook.event;

import static io.remnawave.webhook.internal.json.JsonType.TEXT;
import static io.remnawave.webhook.internal.json.JsonType.object;
import static io.remnawave.webhook.internal.json.Sent.sent;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.remnawave.webhook.internal.json.Document;
import io.remnawave.webhook.internal.json.EventTable;
import io.remnawave.webhook.internal.json.Field;
import io.remnawave.webhook.model.ApiToken;
import io.remnawave.webhook.model.LoginAttempt;
import io.remnawave.webhook.model.SubpageConfig;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to the panel itself: the scope {@code service}, panel 1.6.1 and later.
 *
 * <p>The name decides what it carries, and {@link #part} gives it: a {@link LoginAttempt} for
 * {@code service.login_attempt_failed} and {@code service.login_attempt_success}, a {@link SubpageConfig} for
 * {@code service.subpage_config_changed}, an {@link ApiToken} for {@code service.api_token_created} and
 * {@code service.api_token_deleted}. A listener can have the part itself as its parameter.
 */
public final class ServiceEvent extends DecodedEvent<ServiceEvent> {
    private static final EventTable<ServiceEvent> TABLE = EventTable.define(ServiceEvent.class, ServiceEvent::new);

    private static final Field<ServiceEvent, String> PANEL_VERSION =
            TABLE.fields().optional("panelVersion", TEXT, sent("data.panelVersion", "2.3.0-"));

    static {
        TABLE.fields().optional("loginAttempt", object(LoginAttempt.class), sent("data.loginAttempt", "1.6.1-"));
        TABLE.fields().optional("subpageConfig", object(SubpageConfig.class), sent("data.subpageConfig", "2.6.0-"));
        TABLE.fields().optional("apiToken", object(ApiToken.class), sent("data.apiToken", "2.8.0-"));
        TABLE.named(EventNames.SERVICE_PANEL_STARTED)
                .named(EventNames.SERVICE_LOGIN_ATTEMPT_FAILED, "data.loginAttempt", "data.loginAttempt.password")
                .named(EventNames.SERVICE_LOGIN_ATTEMPT_SUCCESS, "data.loginAttempt")
                .named(EventNames.SERVICE_SUBPAGE_CONFIG_CHANGED, "data.subpageConfig")
                .named(EventNames.SERVICE_API_TOKEN_CREATED, "data.apiToken")
                .named(EventNames.SERVICE_API_TOKEN_DELETED, "data.apiToken");
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    ServiceEvent(Document<ServiceEvent> document) {
        super(TABLE, document);
    }

    /** The version of a panel that was started, {@code service.panel_started} of panel 2.3.0 and later; null for all others. */
    public @Nullable String panelVersion() {
        return get(PANEL_VERSION);
    }
}
