package io.remnawave.webhook.model;

import static io.remnawave.webhook.model.MissingFieldException.require;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token for the API of the panel (panel 2.8.0 and later); its text is not sent.
 *
 * @param name name of the token
 * @param uuid key of the token
 * @param expireAt end of its validity
 * @param scopes what it may do, {@code *} for everything
 */
public record ApiToken(
        @Nullable String name,
        @Nullable UUID uuid,
        @Nullable Instant expireAt,
        @Nullable List<String> scopes) {

    public ApiToken {
        scopes = scopes == null ? null : List.copyOf(scopes);
    }

    @Override
    public String name() {
        return require(name, "apiToken.name");
    }

    @Override
    public UUID uuid() {
        return require(uuid, "apiToken.uuid");
    }

    @Override
    public Instant expireAt() {
        return require(expireAt, "apiToken.expireAt");
    }

    @Override
    public List<String> scopes() {
        return require(scopes, "apiToken.scopes");
    }
}
