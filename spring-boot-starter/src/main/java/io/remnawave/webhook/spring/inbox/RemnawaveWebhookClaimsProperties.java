package io.remnawave.webhook.spring.inbox;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where deliveries that are handled directly are remembered.
 *
 * @param store Where deliveries that are handled directly are remembered: memory, or jdbc for several instances.
 * @param initializeSchema Whether a missing table of that store is created: embedded, always or never.
 */
@ConfigurationProperties("remnawave.webhook.claims")
public record RemnawaveWebhookClaimsProperties(
        @DefaultValue("memory") Store store,
        @DefaultValue("embedded") InitializeSchema initializeSchema) {

    /** Where deliveries are remembered. */
    public enum Store {
        /** In the memory of each instance. */
        MEMORY,
        /** In the database that instances share. */
        JDBC
    }

    /** Whether the table is created. */
    public enum InitializeSchema {
        /** In an embedded database (H2) alone. */
        EMBEDDED,
        /** In every database. */
        ALWAYS,
        /** Never: a migration creates it. */
        NEVER
    }
}
