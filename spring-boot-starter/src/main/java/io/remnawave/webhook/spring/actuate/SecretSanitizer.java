package io.remnawave.webhook.spring.actuate;

import io.remnawave.webhook.spring.RemnawaveWebhookProperties;
import io.remnawave.webhook.spring.RemnawaveWebhookProperties.NamedSecret;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/**
 * Masks the webhook secrets and the key of the inbox in {@code /actuator/env} and {@code /actuator/configprops}, also with {@code show-values=always}:
 * by the name of the property, and by the value, which may have come from a variable of any name.
 */
final class SecretSanitizer implements SanitizingFunction {

    private static final Pattern KEY =
            Pattern.compile("remnawave[._]webhook[._](secret|secrets[\\[_]\\d+]?[._]value|inbox[._]encryption-?key)");

    private final List<String> secrets = new ArrayList<>();

    SecretSanitizer(RemnawaveWebhookProperties properties) {
        add(properties.secret());
        properties.secrets().stream().map(NamedSecret::value).forEach(this::add);
    }

    private void add(@Nullable String secret) {
        if (secret != null && !secret.isBlank()) {
            secrets.add(secret);
        }
    }

    @Override
    public SanitizableData apply(SanitizableData data) {
        return isSecret(data) ? data.withSanitizedValue() : data;
    }

    private boolean isSecret(SanitizableData data) {
        String value = String.valueOf(data.getValue());
        return KEY.matcher(data.getLowerCaseKey()).matches() || secrets.stream().anyMatch(value::contains);
    }
}
