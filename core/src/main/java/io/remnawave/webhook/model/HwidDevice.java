package io.remnawave.webhook.model;

import static io.remnawave.webhook.model.MissingFieldException.require;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device that is counted against the device limit of a user (panel 2.1.12 and later).
 *
 * @param hwid the id the client made up for the device
 * @param userUuid the owner, panel 2.1.12 to 2.7.4
 * @param userId the owner, panel 2.8.0 and later
 * @param platform as the client told it
 * @param osVersion as the client told it
 * @param deviceModel as the client told it
 * @param userAgent as the client told it
 * @param requestIp panel 2.8.0 and later
 * @param createdAt when the device was seen first
 * @param updatedAt when the device was changed last
 */
public record HwidDevice(
        @Nullable String hwid,
        @Nullable UUID userUuid,
        @Nullable Long userId,
        @Nullable String platform,
        @Nullable String osVersion,
        @Nullable String deviceModel,
        @Nullable String userAgent,
        @Nullable String requestIp,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {

    @Override
    public String hwid() {
        return require(hwid, "hwidUserDevice.hwid");
    }

    @Override
    public Instant createdAt() {
        return require(createdAt, "hwidUserDevice.createdAt");
    }

    @Override
    public Instant updatedAt() {
        return require(updatedAt, "hwidUserDevice.updatedAt");
    }

    /**
     * The owner: the number when the panel sends one, else the uuid, as text.
     *
     * @throws MissingFieldException when the payload has neither
     */
    public String userIdentity() {
        return require(userId != null ? userId : userUuid, "hwidUserDevice.userId")
                .toString();
    }
}
