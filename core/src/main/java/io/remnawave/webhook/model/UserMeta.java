package io.remnawave.webhook.model;

import org.jspecify.annotations.Nullable;

/**
 * What some user events say beside the user (panel 2.2.0 and later).
 *
 * <p>{@code UserEvent.expirationOffset()} and {@code notConnectedAfter()} tell the same as durations, for older panels too.
 *
 * @param expiration {@code user.expiration} only, hours: negative before the expiry, positive after it
 * @param notConnectedAfterHours {@code user.not_connected} only
 */
public record UserMeta(
        @Nullable Integer expiration, @Nullable Integer notConnectedAfterHours) {}
