package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.Inbound;
import io.remnawave.webhook.model.InternalSquad;
import io.remnawave.webhook.model.Secret;
import io.remnawave.webhook.model.TrafficLimitStrategy;
import io.remnawave.webhook.model.User;
import io.remnawave.webhook.model.UserStatus;
import io.remnawave.webhook.model.UserTraffic;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a user of any generation. */
final class UserDecoder {
    private UserDecoder() {}

    static @Nullable User read(JsonCursor in) throws IOException {
        if (!in.isObject()) {
            return null;
        }
        UUID uuid = null;
        Long id = null;
        Long tId = null;
        UUID subscriptionUuid = null;
        String shortUuid = null;
        String username = null;
        UserStatus status = null;
        Instant expireAt = null;
        Long used = null;
        Long lifetimeUsed = null;
        Long limit = null;
        TrafficLimitStrategy limitStrategy = null;
        Instant lastResetAt = null;
        Integer lastTriggeredThreshold = null;
        Instant onlineAt = null;
        Instant firstConnectedAt = null;
        UUID lastConnectedNodeUuid = null;
        LastConnectedNodeObject lastConnectedNode = null;
        UserTrafficObject traffic = UserTrafficObject.NONE;
        Long telegramId = null;
        String email = null;
        String description = null;
        String tag = null;
        Integer hwidDeviceLimit = null;
        Secret trojanPassword = null;
        Secret vlessUuid = null;
        Secret ssPassword = null;
        Secret subscriptionUrl = null;
        String subLastUserAgent = null;
        Instant subLastOpenedAt = null;
        Instant subRevokedAt = null;
        UUID externalSquadUuid = null;
        List<InternalSquad> activeInternalSquads = null;
        List<Inbound> activeUserInbounds = null;
        Instant createdAt = null;
        Instant updatedAt = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "uuid" -> uuid = in.uuid();
                case "id" -> id = in.int64();
                case "tId" -> tId = in.int64();
                case "subscriptionUuid" -> subscriptionUuid = in.uuid();
                case "shortUuid" -> shortUuid = in.text();
                case "username" -> username = in.text();
                case "status" -> status = in.value(UserStatus::of);
                case "expireAt" -> expireAt = in.instant();
                case "usedTrafficBytes" -> used = in.int64();
                case "lifetimeUsedTrafficBytes" -> lifetimeUsed = in.int64();
                case "trafficLimitBytes" -> limit = in.int64();
                case "trafficLimitStrategy" -> limitStrategy = in.value(TrafficLimitStrategy::of);
                case "lastTrafficResetAt" -> lastResetAt = in.instant();
                case "lastTriggeredThreshold" -> lastTriggeredThreshold = in.int32();
                case "onlineAt" -> onlineAt = in.instant();
                case "firstConnectedAt" -> firstConnectedAt = in.instant();
                case "lastConnectedNodeUuid" -> lastConnectedNodeUuid = in.uuid();
                case "lastConnectedNode" -> lastConnectedNode = LastConnectedNodeObject.read(in);
                case "userTraffic" -> traffic = UserTrafficObject.read(in);
                case "telegramId" -> telegramId = in.int64();
                case "email" -> email = in.text();
                case "description" -> description = in.text();
                case "tag" -> tag = in.text();
                case "hwidDeviceLimit" -> hwidDeviceLimit = in.int32();
                case "trojanPassword" -> trojanPassword = in.secret();
                case "vlessUuid" -> vlessUuid = in.secret();
                case "ssPassword" -> ssPassword = in.secret();
                case "subscriptionUrl" -> subscriptionUrl = in.secret();
                case "subLastUserAgent" -> subLastUserAgent = in.text();
                case "subLastOpenedAt" -> subLastOpenedAt = in.instant();
                case "subRevokedAt" -> subRevokedAt = in.instant();
                case "externalSquadUuid" -> externalSquadUuid = in.uuid();
                case "activeInternalSquads" -> activeInternalSquads = in.list(InternalSquadDecoder::read);
                case "activeUserInbounds" -> activeUserInbounds = in.list(InboundDecoder::read);
                case "createdAt" -> createdAt = in.instant();
                case "updatedAt" -> updatedAt = in.instant();
                default -> in.skip();
            }
        }
        id = either(id, tId);
        used = either(traffic.used(), used);
        lifetimeUsed = either(traffic.lifetimeUsed(), lifetimeUsed);
        in.require(either(id, uuid), "id");
        in.require(shortUuid, "shortUuid");
        in.require(username, "username");
        in.require(status, "status");
        in.require(expireAt, "expireAt");
        in.require(used, "userTraffic.usedTrafficBytes");
        in.require(lifetimeUsed, "userTraffic.lifetimeUsedTrafficBytes");
        in.require(limit, "trafficLimitBytes");
        in.require(limitStrategy, "trafficLimitStrategy");
        in.require(trojanPassword, "trojanPassword");
        in.require(vlessUuid, "vlessUuid");
        in.require(ssPassword, "ssPassword");
        in.require(createdAt, "createdAt");
        in.require(updatedAt, "updatedAt");
        return new User(
                uuid,
                id,
                subscriptionUuid,
                shortUuid,
                username,
                status,
                expireAt,
                new UserTraffic(used, lifetimeUsed, limit, limitStrategy, lastResetAt, lastTriggeredThreshold),
                either(traffic.onlineAt(), onlineAt),
                either(traffic.firstConnectedAt(), firstConnectedAt),
                LastConnectedNodeObject.with(
                        either(traffic.lastConnectedNodeUuid(), lastConnectedNodeUuid), lastConnectedNode),
                telegramId,
                email,
                description,
                tag,
                hwidDeviceLimit,
                trojanPassword,
                vlessUuid,
                ssPassword,
                subscriptionUrl,
                subLastUserAgent,
                subLastOpenedAt,
                subRevokedAt,
                externalSquadUuid,
                activeInternalSquads,
                activeUserInbounds,
                createdAt,
                updatedAt);
    }

    private static <T> @Nullable T either(@Nullable T first, @Nullable T second) {
        return first != null ? first : second;
    }
}
