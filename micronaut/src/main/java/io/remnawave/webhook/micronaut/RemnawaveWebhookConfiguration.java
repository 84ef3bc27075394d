package io.remnawave.webhook.micronaut;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.value.PropertyResolver;
import io.remnawave.webhook.WebhookSettings;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The properties {@code remnawave.webhook.*} as they are written. What they mean, their defaults and what is refused is
 * {@link WebhookSettings}'s to say, the same under every adapter; a typed property whose text cannot be converted would
 * silently get its default from Micronaut. Immutable.
 *
 * @param secret value of the panel's WEBHOOK_SECRET_HEADER; required, unless several are named in
 *     {@code remnawave.webhook.secrets[n].id} and {@code .value}
 * @param path path under which deliveries are taken, within the context path
 * @param maxBodySize largest body taken; a larger one is answered 413
 * @param freshness window around now in which the signed timestamp of a delivery has to lie
 * @param claims memory of the deliveries that were handled
 * @param acceptReformattedBody whether a body that a proxy re-formatted is brought back to the panel's own text and verified
 *     again
 * @param explainRejections whether the log says what is likely wrong with a refused delivery
 */
@ConfigurationProperties("remnawave.webhook")
public record RemnawaveWebhookConfiguration(
        @Nullable String secret,

        @Bindable(defaultValue = WebhookSettings.DEFAULT_PATH)
        String path,

        @Bindable(defaultValue = "1MB") String maxBodySize,
        Freshness freshness,
        Claims claims,
        @Bindable(defaultValue = "false") String acceptReformattedBody,
        @Bindable(defaultValue = "true") String explainRejections) {

    /**
     * The freshness window.
     *
     * @param past how long ago a delivery may have been signed
     * @param future how far the panel's clock may be ahead
     */
    @ConfigurationProperties("freshness")
    public record Freshness(
            @Bindable(defaultValue = "24h") String past,
            @Bindable(defaultValue = "5m") String future) {}

    /**
     * The memory of the ledger that is used unless the application has a IdempotencyStore bean.
     *
     * @param maxEntries number of deliveries that are remembered
     * @param retention how long each is remembered; the length of the freshness window by default
     */
    @ConfigurationProperties("claims")
    public record Claims(
            @Bindable(defaultValue = "100000") String maxEntries,
            @Nullable String retention) {}

    /**
     * What the properties mean.
     *
     * @param list where {@code remnawave.webhook.secrets[n]} is looked up
     * @throws IllegalArgumentException if a value cannot be understood; the message names the property and the cure
     */
    WebhookSettings settings(PropertyResolver list) {
        if (path.isBlank()) {
            throw new IllegalArgumentException(
                    "remnawave.webhook.path must start with a slash, but is blank. The default is "
                            + WebhookSettings.DEFAULT_PATH + ".");
        }
        Map<String, @Nullable String> texts = new HashMap<>();
        texts.put("secret", secret);
        texts.put("path", path);
        texts.put("max-body-size", maxBodySize);
        texts.put("freshness.past", freshness.past());
        texts.put("freshness.future", freshness.future());
        texts.put("claims.max-entries", claims.maxEntries());
        texts.put("claims.retention", claims.retention());
        texts.put("accept-reformatted-body", acceptReformattedBody);
        texts.put("explain-rejections", explainRejections);
        WebhookSettings settings = WebhookSettings.from(property -> {
            String name = property.substring(WebhookSettings.PREFIX.length());
            return texts.containsKey(name) ? texts.get(name) : element(list, property);
        });
        if (!settings.path().matches("/[^*?{}\\s]*")) {
            throw new IllegalArgumentException("remnawave.webhook.path must be no pattern, but is \"" + settings.path()
                    + "\". The default is " + WebhookSettings.DEFAULT_PATH + ".");
        }
        return settings;
    }

    /**
     * A property of an element of a list. One by one: binding the list to objects would need a JSON codec, and would not see
     * {@code REMNAWAVE_WEBHOOK_SECRETS_0_ID}, which Micronaut knows as {@code secrets.0.id}.
     */
    private static @Nullable String element(PropertyResolver list, String property) {
        return list.getProperty(property, String.class)
                .or(() -> list.getProperty(property.replace('[', '.').replace("]", ""), String.class))
                .orElse(null);
    }

    /** Everything but the value of the secret. */
    @Override
    public String toString() {
        return "RemnawaveWebhookConfiguration[secret=" + (secret == null ? null : "****") + ", path=" + path
                + ", maxBodySize=" + maxBodySize + ", freshness=" + freshness + ", claims=" + claims
                + ", acceptReformattedBody=" + acceptReformattedBody + ", explainRejections=" + explainRejections + "]";
    }
}
