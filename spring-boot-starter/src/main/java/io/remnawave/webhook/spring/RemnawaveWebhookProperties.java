package io.remnawave.webhook.spring;

import io.remnawave.webhook.WebhookSettings;
import io.remnawave.webhook.signature.InvalidSecretException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;

/**
 * The properties {@code remnawave.webhook.*}, with the names and defaults that they have under every adapter. Immutable.
 * Everything but the secrets is validated when it is bound, by the rules of {@link WebhookSettings}; a secret when the receiver is
 * built, because a validation message would show its value.
 *
 * @param secret Value of the panel's WEBHOOK_SECRET_HEADER. Required, unless "secrets" names several.
 * @param secrets Several secrets, for two panels or a rotation.
 * @param path Path under which deliveries are taken, within the context path.
 * @param maxBodySize Largest body taken; a larger one is answered 413.
 * @param maxUnverifiedBytes Sum of the bodies that are held before they are verified; beyond it the slowest is answered 408.
 * @param bodyTimeout Time for a whole body; then it is answered 408.
 * @param freshness Window around now in which the signed timestamp of a delivery has to lie.
 * @param claims Memory of the deliveries that were handled.
 * @param duplicateWait How long a duplicate of a delivery in progress waits for its end, before it is answered 409.
 * @param listenerTimeout How long a CompletionStage or reactive type that a listener returned is awaited.
 * @param maxConcurrentListeners How many deliveries are handled at once; no limit by default.
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
        @DefaultValue("16MB") DataSize maxUnverifiedBytes,
        @DefaultValue("20s") Duration bodyTimeout,
        @DefaultValue Freshness freshness,
        @DefaultValue Claims claims,
        @DefaultValue("10s") Duration duplicateWait,
        @DefaultValue("1m") Duration listenerTimeout,
        @Nullable Integer maxConcurrentListeners,
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
            @DefaultValue("5m") Duration future) {}

    /**
     * The memory of the idempotency store that is used unless the application has a bean of its own.
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
        Map<String, String> texts = texts();
        put(texts, "secret", secret);
        for (int i = 0; i < secrets.size(); i++) {
            NamedSecret named = secrets.get(i);
            put(texts, "secrets[" + i + "].id", named.id() == null ? "secret-" + i : named.id());
            put(texts, "secrets[" + i + "].value", named.value());
        }
        return settings(texts);
    }

    /** Everything but the secrets, as the rules of the settings want to see it. */
    private Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        put(texts, "path", path);
        put(texts, "max-body-size", maxBodySize.toBytes());
        put(texts, "max-unverified-bytes", maxUnverifiedBytes.toBytes());
        put(texts, "body-timeout", bodyTimeout);
        put(texts, "freshness.past", freshness.past());
        put(texts, "freshness.future", freshness.future());
        put(texts, "claims.max-entries", claims.maxEntries());
        put(texts, "claims.retention", claims.retention());
        put(texts, "duplicate-wait", duplicateWait);
        put(texts, "listener-timeout", listenerTimeout);
        put(texts, "max-concurrent-listeners", maxConcurrentListeners);
        put(texts, "accept-reformatted-body", acceptReformattedBody);
        put(texts, "explain-rejections", explainRejections);
        return texts;
    }

    private static void put(Map<String, String> texts, String name, @Nullable Object value) {
        if (value != null) {
            texts.put(name, value.toString());
        }
    }

    private static WebhookSettings settings(Map<String, String> texts) {
        return WebhookSettings.from(name -> texts.get(name.substring(WebhookSettings.PREFIX.length())));
    }

    @Override
    public boolean supports(Class<?> type) {
        return type == RemnawaveWebhookProperties.class;
    }

    /** Each property alone, so that the message stands beside it; with the window that the retention has to cover. */
    @Override
    public void validate(Object target, Errors errors) {
        Map<String, String> texts = ((RemnawaveWebhookProperties) target).texts();
        Map<String, String> window = new LinkedHashMap<>(texts);
        window.keySet().removeIf(name -> !name.startsWith("freshness."));
        if (!isValid("freshness", window, errors)) {
            return;
        }
        for (Map.Entry<String, String> property : texts.entrySet()) {
            if (!window.containsKey(property.getKey())) {
                Map<String, String> one = new LinkedHashMap<>(window);
                one.put(property.getKey(), property.getValue());
                isValid(property.getKey(), one, errors);
            }
        }
    }

    private static boolean isValid(String name, Map<String, String> texts, Errors errors) {
        try {
            settings(texts);
            return true;
        } catch (IllegalArgumentException e) {
            errors.rejectValue(fieldOf(name), "invalid", String.valueOf(e.getMessage()));
            return false;
        }
    }

    /** {@code claims.maxEntries} for {@code claims.max-entries}. */
    private static String fieldOf(String name) {
        return Pattern.compile("-(.)")
                .matcher(name)
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    /** Everything but the values of the secrets. */
    @Override
    public String toString() {
        return "RemnawaveWebhookProperties[secret=" + (secret == null ? null : "****") + ", secrets=" + secrets
                + ", path=" + path + ", maxBodySize=" + maxBodySize + ", maxUnverifiedBytes="
                + maxUnverifiedBytes + ", bodyTimeout=" + bodyTimeout + ", freshness=" + freshness + ", claims="
                + claims
                + ", duplicateWait=" + duplicateWait + ", listenerTimeout=" + listenerTimeout
                + ", maxConcurrentListeners="
                + maxConcurrentListeners + ", acceptReformattedBody=" + acceptReformattedBody + ", explainRejections="
                + explainRejections
                + ", publishApplicationEvents=" + publishApplicationEvents + "]";
    }
}
