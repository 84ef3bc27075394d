package io.remnawave.webhook.model;

import static io.remnawave.webhook.model.MissingFieldException.require;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The Xray configuration a node runs (panel 2.0.0 and later).
 *
 * @param uuid the active profile, null if none
 * @param activeInbounds the inbounds of the profile that this node serves
 */
public record ConfigProfile(@Nullable UUID uuid, @Nullable List<Inbound> activeInbounds) {

    public ConfigProfile {
        activeInbounds = activeInbounds == null ? null : List.copyOf(activeInbounds);
    }

    @Override
    public List<Inbound> activeInbounds() {
        return require(activeInbounds, "node.configProfile.activeInbounds");
    }
}
