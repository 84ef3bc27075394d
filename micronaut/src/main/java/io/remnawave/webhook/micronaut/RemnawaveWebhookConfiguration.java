package io.remnawave.webhook.micronaut;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
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
 * @param path path of the endpoint, within the context path
 * @param maxBodySize largest body taken; a larger one is answered 413
 * @param maxUnverifiedBytes of all bodies that are not verified yet, in sum; beyond it the one that has waited longest is
 *     answered 408
 * @param bodyTimeout how long a whole body may take; then it is answered 408
 * @param freshness window around now in which the signed timestamp of a delivery has to lie
 * @param claims memory of the deliveries that were handled
 * @param duplicateWait how long a duplicate of a delivery in progress waits for its end; then it is answered 409
 * @param listenerTimeout how long what a listener returned is awaited; then the panel is answered 500
 * @param maxConcurrentListeners how many deliveries are handled at once; no limit by default
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
        @Bindable(defaultValue = "16MB") String maxUnverifiedBytes,
        @Bindable(defaultValue = "20s") String bodyTimeout,
        Freshness freshness,
        Claims claims,
        @Bindable(defaultValue = "10s") String duplicateWait,
        @Bindable(defaultValue = "1m") String listenerTimeout,
        @Nullable String maxConcurrentListeners,
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
     * The memory of the idempotency store that is used unless the application has an {@code IdempotencyStore} bean.
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
     * @throws IllegalArgumentException if a value cannot be understood; the message names the property and what is right
     */
    WebhookSettings settings(PropertyResolver list) {
        Map<String, @Nullable String> texts = new HashMap<>();
        texts.put("secret", secret);
        texts.put("path", path);
        texts.put("max-body-size", maxBodySize);
        texts.put("max-unverified-bytes", maxUnverifiedBytes);
        texts.put("body-timeout", bodyTimeout);
        texts.put("freshness.past", freshness.past());
        texts.put("freshness.future", freshness.future());
        texts.put("claims.max-entries", claims.maxEntries());
        texts.put("claims.retention", claims.retention());
        texts.put("duplicate-wait", duplicateWait);
        texts.put("listener-timeout", listenerTimeout);
        texts.put("max-concurrent-listeners", maxConcurrentListeners);
        texts.put("accept-reformatted-body", acceptReformattedBody);
        texts.put("explain-rejections", explainRejections);
        return WebhookSettings.from(property -> {
            String name = property.substring(WebhookSettings.PREFIX.length());
            return texts.containsKey(name) ? texts.get(name) : element(list, property);
        });
    }

    /**
     * A property of an element of a list. One by one: binding the list to objects would need a JSON codec, and would not see
     * {@code REMNAWAVE_WEBHOOK_SECRETS_0_ID}, which Micronaut knows as {@code secrets.0.id}.
     */
    private static @Nullable String element(PropertyResolver list, String property) {
        try {
            return list.getProperty(property, String.class)
                    .or(() -> list.getProperty(property.replace('[', '.').replace("]", ""), String.class))
                    .orElse(null);
        } catch (ConfigurationException e) { // of Micronaut, which names the variable alone
            throw new ConfigurationException(
                    "The property " + property + " cannot be read: " + e.getMessage()
                            + ". Set that where this application runs, to the value of WEBHOOK_SECRET_HEADER in the"
                            + " panel's .env file.",
                    e);
        }
    }

    /** The path and whether there is a secret, and never its value. */
    @Override
    public String toString() {
        return "RemnawaveWebhookConfiguration[secret=" + (secret == null ? null : "****") + ", path=" + path + "]";
    }
}
