package io.remnawave.webhook.event;

import static io.remnawave.webhook.model.MissingFieldException.require;

import io.remnawave.webhook.model.ApiToken;
import io.remnawave.webhook.model.LoginAttempt;
import io.remnawave.webhook.model.SubpageConfig;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to the panel itself: the scope {@code service}, panel 1.6.1 and later. Exactly the component that
 * belongs to the name is there; the others are null.
 *
 * @param name the name the panel gave the event
 * @param occurredAt the signed time at which the panel queued the event
 * @param payload the body it came in
 * @param missing paths of what every panel sends and this body lacks
 * @param panelVersion {@code service.panel_started}; panel 2.3.0 and later, null before
 * @param loginAttempt {@code service.login_attempt_failed} and {@code service.login_attempt_success}
 * @param subpageConfig {@code service.subpage_config_changed}
 * @param apiToken {@code service.api_token_created} and {@code service.api_token_deleted}
 */
public record ServiceEvent(
        String name,
        @Nullable Instant occurredAt,
        RawPayload payload,
        List<String> missing,
        @Nullable String panelVersion,
        @Nullable LoginAttempt loginAttempt,
        @Nullable SubpageConfig subpageConfig,
        @Nullable ApiToken apiToken)
        implements RemnawaveEvent {

    public ServiceEvent {
        missing = List.copyOf(missing);
    }

    @Override
    public String scope() {
        return Scopes.SERVICE;
    }

    @Override
    public Instant occurredAt() {
        return require(occurredAt, "timestamp");
    }

    @Override
    public <T> Optional<T> payload(Class<T> type) {
        return PayloadTypes.pick(type, loginAttempt, subpageConfig, apiToken);
    }
}
