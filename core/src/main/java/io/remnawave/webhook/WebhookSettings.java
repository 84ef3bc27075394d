package io.remnawave.webhook;

import io.remnawave.webhook.delivery.FreshnessWindow;
import io.remnawave.webhook.signature.WebhookSecret;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the properties {@code remnawave.webhook.*} say; the same names and defaults under every adapter. Immutable.
 *
 * @param secrets those the receiver knows; empty if none is configured, which the receiver's builder refuses
 * @param path where deliveries are taken, starting with a slash
 * @param maxBodySize in bytes
 * @param maxClaims entries of the in-memory ledger
 * @param claimRetention how long it remembers; {@code null} for the length of the freshness window
 */
public record WebhookSettings(
        List<WebhookSecret> secrets,
        String path,
        int maxBodySize,
        FreshnessWindow freshness,
        int maxClaims,
        @Nullable Duration claimRetention,
        boolean acceptReformattedBody,
        boolean explainRejections) {

    /** Every property starts with this. */
    public static final String PREFIX = "remnawave.webhook.";

    /** Where deliveries are taken unless told otherwise. */
    public static final String DEFAULT_PATH = "/remnawave/webhook";

    /** 1 MiB; the largest real body seen is below 150 KB. */
    public static final int DEFAULT_MAX_BODY_SIZE = 1024 * 1024;

    /** @throws IllegalArgumentException if the path does not start with a slash */
    public WebhookSettings {
        secrets = List.copyOf(secrets);
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("remnawave.webhook.path must start with a slash, but is \"" + path
                    + "\". The default is " + DEFAULT_PATH + ".");
        }
    }

    /**
     * Reads the settings from system properties ({@code remnawave.webhook.max-body-size}) and then from the environment
     * ({@code REMNAWAVE_WEBHOOK_MAX_BODY_SIZE}).
     *
     * @throws IllegalArgumentException if a value cannot be understood; the message names the property
     */
    public static WebhookSettings fromEnvironment() {
        return from(environment());
    }

    /**
     * Reads the settings from a source of properties.
     *
     * @param properties gives the value of a property by its name, {@code null} where there is none
     * @throws IllegalArgumentException if a value cannot be understood; the message names the property
     */
    public static WebhookSettings from(Function<String, @Nullable String> properties) {
        return new SettingsReader(properties).read();
    }

    /** System properties, and then environment variables by the upper-case name with underscores. */
    public static Function<String, @Nullable String> environment() {
        return name -> {
            String property = System.getProperty(name);
            return property != null ? property : System.getenv(environmentName(name));
        };
    }

    /** {@code REMNAWAVE_WEBHOOK_SECRETS_0_ID} for {@code remnawave.webhook.secrets[0].id}. */
    public static String environmentName(String property) {
        return property.replace("]", "").replaceAll("[.\\[-]", "_").toUpperCase(java.util.Locale.ROOT);
    }
}
