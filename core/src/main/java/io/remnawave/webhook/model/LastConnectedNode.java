package io.remnawave.webhook.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The node a user was last connected to.
 *
 * <p>The panel sends name, country and time from 2.0.0 to 2.2.6 only, and not in device events.
 *
 * @param uuid panel 1.6.10 and later
 * @param name panel 2.0.0 to 2.2.6
 * @param countryCode panel 2.1.0 to 2.2.6
 * @param connectedAt panel 2.0.0 to 2.2.6
 */
public record LastConnectedNode(
        @Nullable UUID uuid,
        @Nullable String name,
        @Nullable String countryCode,
        @Nullable Instant connectedAt) {}
