package io.remnawave.webhook.model;

import static io.remnawave.webhook.model.MissingFieldException.require;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A squad a user belongs to (panel 2.0.0 and later).
 *
 * @param uuid key of the squad
 * @param name name of the squad
 */
public record InternalSquad(@Nullable UUID uuid, @Nullable String name) {

    @Override
    public UUID uuid() {
        return require(uuid, "squad.uuid");
    }

    @Override
    public String name() {
        return require(name, "squad.name");
    }
}
