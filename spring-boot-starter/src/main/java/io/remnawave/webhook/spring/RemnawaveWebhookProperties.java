package io.remnawave.webhook.spring;

import io.remnawave.webhook.WebhookSettings;
import io.remnawave.webhook.delivery.FreshnessWindow;
import io.remnawave.webhook.signature.InvalidSecretException;
import io.remnawave.webhook.signature.WebhookSecret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;

/**
 * The properties {@code remnawave.webhook.*}, with the names and defaults that they have under every adapter. Immutable.
 * Everything but the secrets is validated when it is bound; a secret when the receiver is built, because a validation
 * message would show its value.
 *
 * @param secret Value of the panel's WEBHOOK_SECRET_HEADER. Required, unless "secrets" names several.
 * @param secrets Several secrets, for two panels or a rotation.
 * @param path Path under which deliveries are taken, within the context path.
 * @param maxBodySize Largest body taken; a larger one is answered 413.
 * @param freshness Window around now in which the signed timestamp of a delivery has to lie.
 * @param claims Memory of the deliveries that were handled.
 * @param acceptReformattedBody Whether a body that a proxy re-formatted is brought back to the panel's own text and verified again.
 * @param explainRejections Whether the log says what is likely wrong with a refused delivery.
 * @param publishApplicationEvents Whether each event is also published to the application context.
 */
@ConfigurationProperties("remnawave.webhook")
public record RemnawaveWebhookProperties(
        @Nullable String secret,
        @DefaultValue List<NamedSecret> secrets,
        @DefaultValue(WebhookSettings.DEFAULT_PATH) String path,
        @DefaultValue("1MB") DataSize maxBodySize,
        @DefaultValue Freshness freshness,
        @DefaultValue Claims claims,
        @DefaultValue("false") boolean acceptReformattedBody,
        @DefaultValue("true") boolean explainRejections,
        @DefaultValue("false") boolean publishApplicationEvents)
        implements Validator {

    public RemnawaveWebhookProperties {
        secrets = List.copyOf(secrets);
    }

    /**
     * One secret of several.
     *
     * @param id Name of the secret in logs and deliveries.
     * @param value Value of that panel's WEBHOOK_SECRET_HEADER.
     */
    public record NamedSecret(@Nullable String id, @Nullable String value) {

        /** The id; never the value. */
        @Override
        public String toString() {
            return "NamedSecret[" + id + "]";
        }
    }

    /**
     * The freshness window.
     *
     * @param past How long ago a delivery may have been signed.
     * @param future How far the panel's clock may be ahead.
     */
    public record Freshness(
            @DefaultValue("24h") Duration past,
            @DefaultValue("5m") Duration future) {

        private FreshnessWindow window() {
            return new FreshnessWindow(past, future);
        }
    }

    /**
     * The memory of the ledger that is used unless the application has a IdempotencyStore bean.
     *
     * @param maxEntries Number of deliveries that are remembered.
     * @param retention How long each is remembered. The length of the freshness window by default.
     */
    public record Claims(
            @DefaultValue("100000") int maxEntries,
            @Nullable Duration retention) {}

    /**
     * The same as core's settings.
     *
     * @throws InvalidSecretException if a secret is blank, quoted or a placeholder
     */
    public WebhookSettings settings() {
        return new WebhookSettings(
                webhookSecrets(),
                path,
                Math.toIntExact(maxBodySize.toBytes()),
                freshness.window(),
                claims.maxEntries(),
                claims.retention(),
                acceptReformattedBody,
                explainRejections);
    }

    private List<WebhookSecret> webhookSecrets() {
        List<WebhookSecret> all = new ArrayList<>();
        if (secret != null) {
            all.add(WebhookSecret.of(secret));
        }
        for (int i = 0; i < secrets.size(); i++) {
            NamedSecret named = secrets.get(i);
            all.add(WebhookSecret.of(named.id() == null ? "secret-" + i : named.id(), named.value()));
        }
        return all;
    }

    @Override
    public boolean supports(Class<?> type) {
        return type == RemnawaveWebhookProperties.class;
    }

    @Override
    public void validate(Object target, Errors errors) {
        RemnawaveWebhookProperties properties = (RemnawaveWebhookProperties) target;
        require(
                properties.path.matches("/[^*?{}\\s]*"),
                errors,
                "path",
                "must start with a slash and be no pattern, as in " + WebhookSettings.DEFAULT_PATH);
        long bytes = properties.maxBodySize.toBytes();
        require(bytes >= 1 && bytes < Integer.MAX_VALUE, errors, "maxBodySize", "must lie between 1B and 2GB");
        try {
            properties.freshness.window();
        } catch (IllegalArgumentException e) {
            errors.rejectValue("freshness", "invalid", String.valueOf(e.getMessage()));
        }
        require(properties.claims.maxEntries() >= 1, errors, "claims.maxEntries", "must be 1 or more");
        Duration retention = properties.claims.retention();
        Duration fresh = properties.freshness.past().plus(properties.freshness.future());
        require(
                retention == null || retention.compareTo(fresh) >= 0,
                errors,
                "claims.retention",
                "must be at least as long as a delivery stays fresh (" + fresh
                        + "), or one that was forgotten could be played back");
    }

    private static void require(boolean valid, Errors errors, String field, String message) {
        if (!valid) {
            errors.rejectValue(field, "invalid", message);
        }
    }

    /** Everything but the values of the secrets. */
    @Override
    public String toString() {
        return "RemnawaveWebhookProperties[secret=" + (secret == null ? null : "****") + ", secrets=" + secrets
                + ", path=" + path + ", maxBodySize=" + maxBodySize + ", freshness=" + freshness + ", claims=" + claims
                + ", acceptReformattedBody=" + acceptReformattedBody + ", explainRejections=" + explainRejections
                + ", publishApplicationEvents=" + publishApplicationEvents + "]";
    }
}
