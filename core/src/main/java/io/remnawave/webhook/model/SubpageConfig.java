package io.remnawave.webhook.model;

import static io.remnawave.webhook.model.MissingFieldException.require;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A configuration of the subscription page was changed (panel 2.6.0 and later).
 *
 * @param action open enumeration
 * @param uuid key of the configuration
 */
public record SubpageConfig(
        @Nullable SubpageConfigAction action, @Nullable UUID uuid) {

    @Override
    public SubpageConfigAction action() {
        return require(action, "subpageConfig.action");
    }

    @Override
    public UUID uuid() {
        return require(uuid, "subpageConfig.uuid");
    }
}
