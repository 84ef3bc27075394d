package io.remnawave.webhook.micronaut.inbox;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.Locale;

/**
 * Where deliveries that are handled directly are remembered.
 *
 * @param store memory, or jdbc for several instances
 * @param initializeSchema whether a missing table is created: embedded, always or never
 */
@ConfigurationProperties(ClaimsStoreConfiguration.PREFIX)
record ClaimsStoreConfiguration(
        @Bindable(defaultValue = "memory") String store,
        @Bindable(defaultValue = "embedded") String initializeSchema) {

    static final String PREFIX = "remnawave.webhook.claims";

    /** Whether it is the database. */
    boolean isJdbc() {
        return switch (store.strip().toLowerCase(Locale.ROOT)) {
            case "jdbc" -> true;
            case "memory" -> false;
            default ->
                throw new IllegalArgumentException(PREFIX + ".store must be memory or jdbc, but is \"" + store + "\".");
        };
    }
}
