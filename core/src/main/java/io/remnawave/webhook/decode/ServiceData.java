package io.remnawave.webhook.decode;

import io.remnawave.webhook.event.EventNames;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.ServiceEvent;
import io.remnawave.webhook.model.ApiToken;
import io.remnawave.webhook.model.LoginAttempt;
import io.remnawave.webhook.model.SubpageConfig;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One field by event; of {@code service.panel_started} before panel 2.3.0, none. */
final class ServiceData implements DataReader {
    private static final FieldTable TABLE = new FieldTable();
    private static final Field<String> PANEL_VERSION = TABLE.optional("panelVersion", Scalar.TEXT);
    private static final Field<LoginAttempt> LOGIN_ATTEMPT = TABLE.optional("loginAttempt", LoginAttemptDecoder::read);
    private static final Field<SubpageConfig> SUBPAGE_CONFIG =
            TABLE.optional("subpageConfig", SubpageConfigDecoder::read);
    private static final Field<ApiToken> API_TOKEN = TABLE.optional("apiToken", ApiTokenDecoder::read);

    private @Nullable Object @Nullable [] values;

    @Override
    public void read(JsonCursor in) throws IOException {
        values = in.object(TABLE);
    }

    @Override
    public RemnawaveEvent event(EventReader body) {
        body.require(values, "data");
        LoginAttempt loginAttempt = LOGIN_ATTEMPT.of(values);
        SubpageConfig subpageConfig = SUBPAGE_CONFIG.of(values);
        ApiToken apiToken = API_TOKEN.of(values);
        switch (body.name()) {
            case EventNames.SERVICE_LOGIN_ATTEMPT_FAILED -> {
                body.require(loginAttempt, "data.loginAttempt");
                if (loginAttempt != null) {
                    body.require(loginAttempt.password(), "data.loginAttempt.password");
                }
            }
            case EventNames.SERVICE_LOGIN_ATTEMPT_SUCCESS -> body.require(loginAttempt, "data.loginAttempt");
            case EventNames.SERVICE_SUBPAGE_CONFIG_CHANGED -> body.require(subpageConfig, "data.subpageConfig");
            case EventNames.SERVICE_API_TOKEN_CREATED, EventNames.SERVICE_API_TOKEN_DELETED ->
                body.require(apiToken, "data.apiToken");
            default -> {}
        }
        return new ServiceEvent(
                body.name(),
                body.occurredAt(),
                body.payload(),
                body.missing(),
                PANEL_VERSION.of(values),
                loginAttempt,
                subpageConfig,
                apiToken);
    }
}
