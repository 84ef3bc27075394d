package io.remnawave.webhook.inbox;

/** Whether tables that are missing are created at the start. The scripts are in the jar, one for each database. */
public enum SchemaInitialization {
    /** In an embedded database (H2) alone. */
    EMBEDDED,
    /** In every database. */
    ALWAYS,
    /** Never: a migration creates them. */
    NEVER
}
