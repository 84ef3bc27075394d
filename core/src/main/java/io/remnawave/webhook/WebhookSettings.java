package io.remnawave.webhook;

import io.remnawave.webhook.delivery.FreshnessWindow;
import io.remnawave.webhook.delivery.IdempotencyStore;
import io.remnawave.webhook.signature.WebhookSecret;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the properties {@code remnawave.webhook.*} say; the same names, defaults and rules under every adapter. Immutable and
 * thread-safe.
 *
 * <p>A duration is written as {@code PT24H}, {@code 24h}, {@code 5m}, {@code 20s}, {@code 250ms} or {@code 30d}, a size as a
 * number of bytes, {@code 512KB} or {@code 2MB} (in units of 1,024).
 */
public final class WebhookSettings {

    /** Every property starts with this. */
    public static final String PREFIX = "remnawave.webhook.";

    /** Where deliveries are taken unless told otherwise. */
    public static final String DEFAULT_PATH = "/remnawave/webhook";

    /** 1 MiB; the largest real body seen is below 150 KB. */
    public static final int DEFAULT_MAX_BODY_SIZE = 1024 * 1024;

    /** 16 MiB. */
    public static final long DEFAULT_MAX_UNVERIFIED_BYTES = 16L * 1024 * 1024;

    /** 20 seconds. */
    public static final Duration DEFAULT_BODY_TIMEOUT = Duration.ofSeconds(20);

    /** A minute. */
    public static final Duration DEFAULT_LISTENER_TIMEOUT = Duration.ofMinutes(1);

    /** 10 seconds. */
    public static final Duration DEFAULT_DUPLICATE_WAIT = Duration.ofSeconds(10);

    /** Stands for no limit of {@link #maxConcurrentListeners}. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    private final List<WebhookSecret> secrets;
    private final String path;
    private final int maxBodySize;
    private final long maxUnverifiedBytes;
    private final Duration bodyTimeout;
    private final FreshnessWindow freshness;
    private final int maxClaims;
    private final @Nullable Duration claimRetention;
    private final Duration duplicateWait;
    private final Duration listenerTimeout;
    private final int maxConcurrentListeners;
    private final boolean acceptReformattedBody;
    private final boolean explainRejections;

    WebhookSettings(SettingsReader reader) {
        this.secrets = List.copyOf(reader.secrets());
        this.path = reader.path();
        this.maxBodySize = (int) reader.size("max-body-size", DEFAULT_MAX_BODY_SIZE, Integer.MAX_VALUE - 8);
        this.maxUnverifiedBytes = reader.size("max-unverified-bytes", DEFAULT_MAX_UNVERIFIED_BYTES, Long.MAX_VALUE);
        this.bodyTimeout = reader.positive("body-timeout", DEFAULT_BODY_TIMEOUT);
        this.freshness = reader.freshness();
        this.maxClaims = reader.number("claims.max-entries", IdempotencyStore.DEFAULT_MAX_ENTRIES);
        this.claimRetention = reader.claimRetention(freshness);
        this.duplicateWait = reader.notNegative("duplicate-wait", DEFAULT_DUPLICATE_WAIT);
        this.listenerTimeout = reader.positive("listener-timeout", DEFAULT_LISTENER_TIMEOUT);
        this.maxConcurrentListeners = reader.number("max-concurrent-listeners", UNLIMITED);
        this.acceptReformattedBody = reader.flag(PREFIX + "accept-reformatted-body", false);
        this.explainRejections = reader.flag(PREFIX + "explain-rejections", true);
    }

    /**
     * Reads the settings from system properties ({@code remnawave.webhook.max-body-size}) and then from the environment
     * ({@code REMNAWAVE_WEBHOOK_MAX_BODY_SIZE}).
     *
     * @throws IllegalArgumentException if a value cannot be understood; the message names the property and what is right
     */
    public static WebhookSettings fromEnvironment() {
        return from(environment());
    }

    /**
     * Reads the settings from a source of properties.
     *
     * @param properties gives the value of a property by its name, {@code null} where there is none
     * @throws IllegalArgumentException if a value cannot be understood; the message names the property and what is right
     */
    public static WebhookSettings from(Function<String, @Nullable String> properties) {
        return new SettingsReader(properties).read();
    }

    /**
     * Reads one property that is true or false, for what an adapter can switch on and off: {@code true}, {@code on}, {@code yes} or
     * {@code 1}, or else {@code false}, {@code off}, {@code no} or {@code 0}, in any case.
     *
     * @param properties gives the value of a property by its name, {@code null} where there is none
     * @param property its whole name
     * @param fallback what it is where it is absent or blank
     * @throws IllegalArgumentException if it is neither; the message names the property and what is right
     */
    public static boolean flag(Function<String, @Nullable String> properties, String property, boolean fallback) {
        return new SettingsReader(properties).flag(property, fallback);
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
        return property.replace("]", "").replaceAll("[.\\[-]", "_").toUpperCase(Locale.ROOT);
    }

    /**
     * Those the receiver knows: {@code secret}, {@code secrets[0].id}, {@code secrets[0].value}, …; empty if none is configured,
     * which the receiver's builder refuses.
     */
    public List<WebhookSecret> secrets() {
        return secrets;
    }

    /** {@code path}: where deliveries are taken. It starts with a slash, and {@code /} stands for that path alone. */
    public String path() {
        return path;
    }

    /** {@code max-body-size}: of one body, in bytes. */
    public int maxBodySize() {
        return maxBodySize;
    }

    /** {@code max-unverified-bytes}: of all bodies that are not verified yet, in sum. */
    public long maxUnverifiedBytes() {
        return maxUnverifiedBytes;
    }

    /** {@code body-timeout}: for a whole body. */
    public Duration bodyTimeout() {
        return bodyTimeout;
    }

    /** {@code freshness.past} and {@code freshness.future}. */
    public FreshnessWindow freshness() {
        return freshness;
    }

    /** {@code claims.max-entries}: of the in-memory idempotency store. */
    public int maxClaims() {
        return maxClaims;
    }

    /** {@code claims.retention}: how long it remembers; {@code null} for the length of the freshness window. */
    public @Nullable Duration claimRetention() {
        return claimRetention;
    }

    /** {@code duplicate-wait}: how long a duplicate of a delivery in progress waits for its end. */
    public Duration duplicateWait() {
        return duplicateWait;
    }

    /** {@code listener-timeout}: how long a stage that a listener returned is awaited. */
    public Duration listenerTimeout() {
        return listenerTimeout;
    }

    /** {@code max-concurrent-listeners}: how many deliveries are handled at once; {@link #UNLIMITED} by default. */
    public int maxConcurrentListeners() {
        return maxConcurrentListeners;
    }

    /** {@code accept-reformatted-body}: whether a body that a proxy re-formatted is brought back and verified again. */
    public boolean acceptReformattedBody() {
        return acceptReformattedBody;
    }

    /** {@code explain-rejections}: whether the log says what is likely wrong with a delivery that is refused. */
    public boolean explainRejections() {
        return explainRejections;
    }
}
