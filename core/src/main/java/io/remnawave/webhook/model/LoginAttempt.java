package io.remnawave.webhook.model;

import static io.remnawave.webhook.model.MissingFieldException.require;

import org.jspecify.annotations.Nullable;

/**
 * A login at the panel (panel 1.6.1 and later).
 *
 * @param username as typed, or who a third party said it is
 * @param password as typed; failed attempts only
 * @param ip where it came from
 * @param userAgent {@code Unknown} if the browser sent none
 * @param description the reason, an en dash if there is none
 */
public record LoginAttempt(
        @Nullable String username,
        @Nullable Secret password,
        @Nullable String ip,
        @Nullable String userAgent,
        @Nullable String description) {

    @Override
    public String username() {
        return require(username, "loginAttempt.username");
    }

    @Override
    public String ip() {
        return require(ip, "loginAttempt.ip");
    }

    @Override
    public String userAgent() {
        return require(userAgent, "loginAttempt.userAgent");
    }

    @Override
    public String description() {
        return require(description, "loginAttempt.description");
    }
}
