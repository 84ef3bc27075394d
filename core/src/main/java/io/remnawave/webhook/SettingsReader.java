package io.remnawave.webhook;

import io.remnawave.webhook.delivery.FreshnessWindow;
import io.remnawave.webhook.internal.log.LogSanitizer;
import io.remnawave.webhook.signature.WebhookSecret;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@link WebhookSettings} from text. */
final class SettingsReader {

    private static final Pattern SIZE =
            Pattern.compile("(\\d{1,10})\\s*(B|KB|KIB|MB|MIB|GB|GIB|)", Pattern.CASE_INSENSITIVE);

    private static final Pattern SIMPLE_DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    /**
     * Of characters that everybody sends as they are: the adapters compare paths as texts, some of them before they are decoded.
     */
    private static final Pattern PATH = Pattern.compile("/|(/(?!\\.{1,2}(/|$))[\\w.~!$&'()+,=:@-]+)+");

    private final Function<String, @Nullable String> properties;

    SettingsReader(Function<String, @Nullable String> properties) {
        this.properties = properties;
    }

    WebhookSettings read() {
        return new WebhookSettings(this);
    }

    String path() {
        String path = properties.apply(WebhookSettings.PREFIX + "path");
        if (path == null) {
            return WebhookSettings.DEFAULT_PATH;
        }
        if (!PATH.matcher(path).matches()) {
            throw invalid(
                    "path",
                    "a path that starts with a slash, ends without one and is no pattern, of letters, digits and"
                            + " signs that need no % in an address, such as " + WebhookSettings.DEFAULT_PATH
                            + ", or / alone; but it is \"" + LogSanitizer.of(path) + "\"",
                    null);
        }
        return path;
    }

    FreshnessWindow freshness() {
        FreshnessWindow standard = FreshnessWindow.DEFAULT;
        Duration past = duration("freshness.past", standard.past());
        Duration future = duration("freshness.future", standard.future());
        try {
            return new FreshnessWindow(past, future);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("remnawave.webhook.freshness: " + e.getMessage(), e);
        }
    }

    Duration positive(String name, Duration fallback) {
        Duration value = duration(name, fallback);
        if (value.isNegative() || value.isZero()) {
            throw invalid(name, "longer than zero", null);
        }
        return value;
    }

    Duration notNegative(String name, Duration fallback) {
        Duration value = duration(name, fallback);
        if (value.isNegative()) {
            throw invalid(name, "zero or longer", null);
        }
        return value;
    }

    @Nullable
    Duration claimRetention(FreshnessWindow freshness) {
        Duration retention = duration("claims.retention");
        if (retention != null && retention.compareTo(freshness.length()) < 0) {
            throw invalid(
                    "claims.retention",
                    "at least as long as a delivery stays fresh (" + freshness.length()
                            + "), or one that was evicted could be played back",
                    null);
        }
        return retention;
    }

    List<WebhookSecret> secrets() {
        List<WebhookSecret> secrets = new ArrayList<>();
        // Not text(): a secret that is set and blank is a mistake to be told, not an absent one.
        String single = properties.apply(WebhookSettings.PREFIX + "secret");
        if (single != null) {
            secrets.add(WebhookSecret.of(single));
        }
        for (int i = 0; ; i++) {
            String id = text("secrets[" + i + "].id");
            String value = properties.apply(WebhookSettings.PREFIX + "secrets[" + i + "].value");
            if (id == null && value == null) {
                return secrets;
            }
            secrets.add(WebhookSecret.of(id == null ? "secret-" + i : id, value));
        }
    }

    private Duration duration(String name, Duration fallback) {
        Duration value = duration(name);
        return value == null ? fallback : value;
    }

    private @Nullable Duration duration(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        Matcher simple = SIMPLE_DURATION.matcher(text);
        if (simple.matches()) {
            long amount = Long.parseLong(simple.group(1));
            return switch (simple.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                default -> Duration.ofDays(amount);
            };
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw invalid(name, "a duration such as PT24H, P30D, 24h or 5m", e);
        }
    }

    /** In bytes, from 1 to a limit. */
    long size(String name, long fallback, long limit) {
        String text = text(name);
        if (text == null) {
            return fallback;
        }
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            throw invalid(name, "a number of bytes, or a size such as 512KB or 2MB", null);
        }
        long unit = switch (size.group(2).toUpperCase(Locale.ROOT)) {
            case "KB", "KIB" -> 1024;
            case "MB", "MIB" -> 1024 * 1024;
            case "GB", "GIB" -> 1024 * 1024 * 1024;
            default -> 1;
        };
        long bytes = Long.parseLong(size.group(1)) * unit;
        if (bytes < 1 || bytes > limit) {
            throw invalid(name, "between 1 byte and " + limit + " bytes", null);
        }
        return bytes;
    }

    /** One or more. */
    int number(String name, int fallback) {
        String text = text(name);
        if (text == null) {
            return fallback;
        }
        int value;
        try {
            value = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw invalid(name, "a whole number of 1 or more", e);
        }
        if (value < 1) {
            throw invalid(name, "1 or more", null);
        }
        return value;
    }

    /** @param property its whole name, which need not start with the prefix */
    boolean flag(String property, boolean fallback) {
        String text = properties.apply(property);
        if (text == null || text.isBlank()) {
            return fallback;
        }
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "on", "yes", "y", "1" -> true;
            case "false", "off", "no", "n", "0" -> false;
            default -> throw invalidProperty(property, "true, on, yes or 1, or else false, off, no or 0", null);
        };
    }

    /** The value without blanks around it; null where it is absent or blank. */
    private @Nullable String text(String name) {
        String value = properties.apply(WebhookSettings.PREFIX + name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static IllegalArgumentException invalid(String name, String expected, @Nullable Exception cause) {
        return invalidProperty(WebhookSettings.PREFIX + name, expected, cause);
    }

    private static IllegalArgumentException invalidProperty(
            String property, String expected, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "The property " + property + " (in the environment: " + WebhookSettings.environmentName(property)
                        + ") must be " + expected + ".",
                cause);
    }
}
