package io.remnawave.webhook.spring.inbox;

import io.remnawave.webhook.inbox.SchemaInitialization;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the properties {@code remnawave.webhook.inbox.*} say; null where the inbox has its own default.
 *
 * @param enabled Whether deliveries are stored in the database and handled from there.
 * @param initializeSchema Whether tables that are missing are created: embedded, always or never.
 * @param ordering Whether the deliveries of one user or node are handled one at a time, in their order: none or subject.
 * @param workers How many deliveries are handled at once on this instance.
 * @param pollInterval How often to look for what other instances have stored, or is to be tried again.
 * @param hold How long a request is held while the database is away.
 * @param maxHeld How many requests are held at most.
 * @param upgradeWindow How long a delivery is left to other instances whose listener or key this one does not have.
 * @param closeWait How long closing waits for listeners that run.
 * @param transactions Whether each listener runs in a transaction of the application that also remembers that it has.
 * @param encryptionKey 32 bytes in Base64 that encrypt payloads; derived from the webhook secret where there is none.
 * @param retry How often and when a delivery is tried again.
 */
@ConfigurationProperties("remnawave.webhook.inbox")
public record RemnawaveWebhookInboxProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("embedded") SchemaInitialization initializeSchema,
        @DefaultValue("none") Ordering ordering,
        @Nullable Integer workers,
        @Nullable Duration pollInterval,
        @Nullable Duration hold,
        @Nullable Integer maxHeld,
        @Nullable Duration upgradeWindow,
        @Nullable Duration closeWait,
        @DefaultValue("true") boolean transactions,
        @Nullable String encryptionKey,
        @DefaultValue Retry retry) {

    /** In which order deliveries are handled. */
    public enum Ordering {
        /** As workers are free. */
        NONE,
        /** Those of one user or node one at a time, by their signed timestamps. */
        SUBJECT
    }

    /**
     * How often and when a delivery is tried again.
     *
     * @param attempts In all.
     * @param firstPause Between the first and the second attempt.
     * @param factor By which each pause is longer than the one before.
     */
    public record Retry(
            @DefaultValue("10") int attempts,
            @DefaultValue("10s") Duration firstPause,
            @DefaultValue("3") double factor) {}

    /** Without the key. */
    @Override
    public String toString() {
        return "RemnawaveWebhookInboxProperties[enabled=" + enabled + "]";
    }
}
