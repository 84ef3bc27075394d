package io.remnawave.webhook.model;

import static io.remnawave.webhook.model.MissingFieldException.require;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who rents out the machine of a node (panel 2.0.0 and later).
 *
 * @param uuid key of the provider
 * @param name name of the provider
 * @param faviconLink link to an icon
 * @param loginUrl link to its console
 * @param createdAt when the panel created the entry
 * @param updatedAt when the panel last changed the entry
 */
public record Provider(
        @Nullable UUID uuid,
        @Nullable String name,
        @Nullable String faviconLink,
        @Nullable String loginUrl,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {

    @Override
    public UUID uuid() {
        return require(uuid, "provider.uuid");
    }

    @Override
    public String name() {
        return require(name, "provider.name");
    }

    @Override
    public Instant createdAt() {
        return require(createdAt, "provider.createdAt");
    }

    @Override
    public Instant updatedAt() {
        return require(updatedAt, "provider.updatedAt");
    }
}
