package io.remnawave.webhook.decode;

import io.remnawave.webhook.event.EventNames;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.ServiceEvent;
import io.remnawave.webhook.model.ApiToken;
import io.remnawave.webhook.model.LoginAttempt;
import io.remnawave.webhook.model.SubpageConfig;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

final class ServiceEvents implements ScopeDecoder<ServiceEvents.Parts> {

    record Parts(
            @Nullable String panelVersion,
            @Nullable LoginAttempt loginAttempt,
            @Nullable SubpageConfig subpageConfig,
            @Nullable ApiToken apiToken) {
        static final Parts NONE = new Parts(null, null, null, null);
    }

    @Override
    public Parts read(JsonCursor in) throws IOException {
        if (!in.isObject()) {
            return Parts.NONE;
        }
        String panelVersion = null;
        LoginAttempt loginAttempt = null;
        SubpageConfig subpageConfig = null;
        ApiToken apiToken = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "panelVersion" -> panelVersion = in.text();
                case "loginAttempt" -> loginAttempt = LoginAttemptDecoder.read(in);
                case "subpageConfig" -> subpageConfig = SubpageConfigDecoder.read(in);
                case "apiToken" -> apiToken = ApiTokenDecoder.read(in);
                default -> in.skip();
            }
        }
        return new Parts(panelVersion, loginAttempt, subpageConfig, apiToken);
    }

    @Override
    public RemnawaveEvent event(EventHead head, @Nullable Parts data) {
        Parts parts = data == null ? Parts.NONE : data;
        switch (head.name()) {
            case EventNames.SERVICE_LOGIN_ATTEMPT_FAILED -> {
                head.require(parts.loginAttempt, "data.loginAttempt");
                if (parts.loginAttempt != null) {
                    head.require(parts.loginAttempt.password(), "data.loginAttempt.password");
                }
            }
            case EventNames.SERVICE_LOGIN_ATTEMPT_SUCCESS -> head.require(parts.loginAttempt, "data.loginAttempt");
            case EventNames.SERVICE_SUBPAGE_CONFIG_CHANGED -> head.require(parts.subpageConfig, "data.subpageConfig");
            case EventNames.SERVICE_API_TOKEN_CREATED, EventNames.SERVICE_API_TOKEN_DELETED ->
                head.require(parts.apiToken, "data.apiToken");
            default -> {}
        }
        return new ServiceEvent(
                head.name(),
                head.occurredAt(),
                head.payload(),
                head.missing(),
                parts.panelVersion,
                parts.loginAttempt,
                parts.subpageConfig,
                parts.apiToken);
    }
}
