package io.remnawave.webhook.micronaut.inbox;

import io.micronaut.context.env.Environment;
import io.micronaut.core.convert.ConversionService;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads properties, and refuses those that cannot be understood, for which Micronaut would silently take the default. */
record SettingReader(Environment environment, ConversionService conversions, String prefix) {

    <T> Optional<T> find(String name, Class<T> type) {
        return environment.getProperty(prefix + name, String.class).map(text -> convert(name, text, type));
    }

    private <T> T convert(String name, String text, Class<T> type) {
        String value = type.isEnum() ? text.strip().toUpperCase(Locale.ROOT) : text.strip();
        return conversions
                .convert(value, type)
                .orElseThrow(() -> new IllegalArgumentException(
                        prefix + name + " must be " + describe(type) + ", but is \"" + text + "\"."));
    }

    private static String describe(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(" or "));
        }
        return switch (type.getSimpleName()) {
            case "Duration" -> "a duration such as 200ms or 10s";
            default -> "a number";
        };
    }

    /** A value in Base64, which the message does not repeat. */
    Optional<byte[]> findBytes(String name) {
        return environment.getProperty(prefix + name, String.class).map(text -> {
            try {
                return Base64.getDecoder().decode(text.strip());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        prefix + name + " is not in Base64. Generate one with: openssl rand -base64 32", e);
            }
        });
    }
}
