package io.remnawave.webhook.spring.actuate;

import io.remnawave.webhook.spring.RemnawaveWebhookProperties;
import io.remnawave.webhook.spring.RemnawaveWebhookProperties.NamedSecret;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/**
 * Masks the webhook secrets and the key of the inbox in {@code /actuator/env} and {@code /actuator/configprops}, also
 * with {@code show-values=always}: by the name of the property, in each spelling that Spring Boot binds, and by the value,
 * which may have come from a variable of any name.
 */
final class SecretSanitizer implements SanitizingFunction {

    /** Between the words of a name, which the binder takes in other places or leaves out. */
    private static final Pattern SEPARATORS = Pattern.compile("[-_.\\[\\]]");

    private static final Pattern SECRET =
            Pattern.compile("remnawavewebhook(secret|secrets\\d*value|inboxencryptionkey)");

    private final List<String> secrets;

    /** @param encryptionKey that of the inbox */
    SecretSanitizer(RemnawaveWebhookProperties properties, @Nullable String encryptionKey) {
        Stream<@Nullable String> named = properties.secrets().stream().map(NamedSecret::value);
        this.secrets = Stream.concat(Stream.of(properties.secret(), encryptionKey), named)
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .toList();
    }

    @Override
    public SanitizableData apply(SanitizableData data) {
        return isSecret(data) ? data.withSanitizedValue() : data;
    }

    private boolean isSecret(SanitizableData data) {
        String name = SEPARATORS.matcher(data.getKey()).replaceAll("").toLowerCase(Locale.ROOT);
        String value = String.valueOf(data.getValue());
        return SECRET.matcher(name).matches() || secrets.stream().anyMatch(value::contains);
    }
}
