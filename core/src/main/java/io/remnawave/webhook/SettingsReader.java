package io.remnawave.webhook;

import io.remnawave.webhook.delivery.FreshnessWindow;
import io.remnawave.webhook.delivery.InMemoryClaimLedger;
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

    private static final Pattern SIZE = Pattern.compile("(\\d{1,10})\\s*(B|KB|KIB|MB|MIB|)", Pattern.CASE_INSENSITIVE);

    private static final Pattern SIMPLE_DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private final Function<String, @Nullable String> properties;

    SettingsReader(Function<String, @Nullable String> properties) {
        this.properties = properties;
    }

    WebhookSettings read() {
        FreshnessWindow freshness = new FreshnessWindow(
                or(duration("freshness.past"), FreshnessWindow.DEFAULT.past()),
                or(duration("freshness.future"), FreshnessWindow.DEFAULT.future()));
        return new WebhookSettings(
                secrets(),
                or(text("path"), WebhookSettings.DEFAULT_PATH),
                or(size("max-body-size"), WebhookSettings.DEFAULT_MAX_BODY_SIZE),
                freshness,
                or(number("claims.max-entries"), InMemoryClaimLedger.DEFAULT_MAX_ENTRIES),
                duration("claims.retention"),
                or(flag("accept-reformatted-body"), false),
                or(flag("explain-rejections"), true));
    }

    private List<WebhookSecret> secrets() {
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

    private @Nullable Integer size(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            throw invalid(name, "a number of bytes, or a size such as 512KB or 2MB", null);
        }
        long unit = switch (size.group(2).toUpperCase(Locale.ROOT)) {
            case "KB", "KIB" -> 1024;
            case "MB", "MIB" -> 1024 * 1024;
            default -> 1;
        };
        long bytes = Long.parseLong(size.group(1)) * unit;
        if (bytes < 1 || bytes >= Integer.MAX_VALUE) {
            throw invalid(name, "between 1 byte and 2 GiB", null);
        }
        return (int) bytes;
    }

    private @Nullable Integer number(String name) {
        String text = text(name);
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw invalid(name, "a whole number", e);
        }
    }

    private @Nullable Boolean flag(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid(name, "true or false", null);
        };
    }

    /** The value without blanks around it; null where it is absent or blank. */
    private @Nullable String text(String name) {
        String value = properties.apply(WebhookSettings.PREFIX + name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static <T> T or(@Nullable T value, T fallback) {
        return value == null ? fallback : value;
    }

    private static IllegalArgumentException invalid(String name, String expected, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "The property " + WebhookSettings.PREFIX + name + " (in the environment: "
                        + WebhookSettings.environmentName(WebhookSettings.PREFIX + name) + ") must be " + expected
                        + ".",
                cause);
    }
}
