package io.remnawave.webhook.model;

import static io.remnawave.webhook.model.MissingFieldException.require;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user of the panel.
 *
 * <p>The panel keys users by {@code uuid} up to 2.8.1 and by a number from 3.0.0 on; {@link #identity()} is the key to
 * keep. Credentials are {@link Secret}s. {@code shortUuid} is also the last part of the subscription link: treat a log
 * that holds it accordingly.
 *
 * @param uuid the key of panels before 3.0.0, null since
 * @param id the numeric key: panel 2.3.0 and later, and as {@code tId} 2.1.4 to 2.3.2; else null
 * @param subscriptionUuid panel 1.3.3 to 1.6.18, else null
 * @param shortUuid the name of the subscription
 * @param username unique; may hold any character if it was written to the database directly
 * @param status open enumeration
 * @param expireAt end of the subscription
 * @param traffic bytes used and allowed; the object is always there
 * @param onlineAt last seen, null if never
 * @param firstConnectedAt panel 1.6.3 and later; null before, or if never connected
 * @param lastConnectedNode panel 1.6.10 and later; null before, or if never connected
 * @param telegramId panel 1.4.0 and later; may be negative (a chat)
 * @param email panel 1.4.0 and later
 * @param description free text; empty and null both occur
 * @param tag panel 1.6.0 and later
 * @param hwidDeviceLimit panel 1.5.6 and later; null and 0 differ
 * @param trojanPassword credential
 * @param vlessUuid credential
 * @param ssPassword credential
 * @param subscriptionUrl the subscription link; panel 2.3.0 and later (2.4.0 in device events)
 * @param subLastUserAgent panel 1.3.3 to 2.6.4: the last client that fetched the subscription
 * @param subLastOpenedAt panel 1.3.3 to 2.6.4: when it was fetched last
 * @param subRevokedAt when the subscription was last revoked, null if never
 * @param externalSquadUuid panel 2.2.0 and later
 * @param activeInternalSquads panel 2.0.0 and later, null before; always empty in device
 *     events and in {@code user.not_connected} of 2.2
 * @param activeUserInbounds panel 1.3.3 to 1.6.18, null since
 * @param createdAt when the panel created the user
 * @param updatedAt when the panel last changed the user
 */
public record User(
        @Nullable UUID uuid,
        @Nullable Long id,
        @Nullable UUID subscriptionUuid,
        @Nullable String shortUuid,
        @Nullable String username,
        @Nullable UserStatus status,
        @Nullable Instant expireAt,
        UserTraffic traffic,
        @Nullable Instant onlineAt,
        @Nullable Instant firstConnectedAt,
        @Nullable LastConnectedNode lastConnectedNode,
        @Nullable Long telegramId,
        @Nullable String email,
        @Nullable String description,
        @Nullable String tag,
        @Nullable Integer hwidDeviceLimit,
        @Nullable Secret trojanPassword,
        @Nullable Secret vlessUuid,
        @Nullable Secret ssPassword,
        @Nullable Secret subscriptionUrl,
        @Nullable String subLastUserAgent,
        @Nullable Instant subLastOpenedAt,
        @Nullable Instant subRevokedAt,
        @Nullable UUID externalSquadUuid,
        @Nullable List<InternalSquad> activeInternalSquads,
        @Nullable List<Inbound> activeUserInbounds,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {

    public User {
        activeInternalSquads = activeInternalSquads == null ? null : List.copyOf(activeInternalSquads);
        activeUserInbounds = activeUserInbounds == null ? null : List.copyOf(activeUserInbounds);
    }

    @Override
    public String shortUuid() {
        return require(shortUuid, "user.shortUuid");
    }

    @Override
    public String username() {
        return require(username, "user.username");
    }

    @Override
    public UserStatus status() {
        return require(status, "user.status");
    }

    @Override
    public Instant expireAt() {
        return require(expireAt, "user.expireAt");
    }

    @Override
    public Secret trojanPassword() {
        return require(trojanPassword, "user.trojanPassword");
    }

    @Override
    public Secret vlessUuid() {
        return require(vlessUuid, "user.vlessUuid");
    }

    @Override
    public Secret ssPassword() {
        return require(ssPassword, "user.ssPassword");
    }

    @Override
    public Instant createdAt() {
        return require(createdAt, "user.createdAt");
    }

    @Override
    public Instant updatedAt() {
        return require(updatedAt, "user.updatedAt");
    }

    /**
     * The key to store beside your own account: the number when the panel sends one, else the uuid, as text.
     *
     * <p>The number outlives the uuid. Panels 2.3.0 to 2.8.1 send both, which is the time to move rows that were keyed by
     * {@link #uuid()}.
     *
     * @throws MissingFieldException when the payload has neither
     */
    public String identity() {
        return require(id != null ? id : uuid, "user.id").toString();
    }
}
