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
    private static final FieldTable TABLE = new FieldTable();
    private static final Field<Long> ID = TABLE.optional("id", Scalar.INT64);
    private static final Field<String> SHORT_UUID = TABLE.required("shortUuid", Scalar.TEXT);
    private static final Field<String> USERNAME = TABLE.required("username", Scalar.TEXT);
    private static final Field<UserStatus> STATUS = TABLE.required("status", Scalar.value(UserStatus::of));
    private static final Field<Long> LIMIT = TABLE.required("trafficLimitBytes", Scalar.INT64);
    private static final Field<TrafficLimitStrategy> LIMIT_STRATEGY =
            TABLE.required("trafficLimitStrategy", Scalar.value(TrafficLimitStrategy::of));
    private static final Field<Instant> EXPIRE_AT = TABLE.required("expireAt", Scalar.INSTANT);
    private static final Field<Long> TELEGRAM_ID = TABLE.optional("telegramId", Scalar.INT64);
    private static final Field<String> EMAIL = TABLE.optional("email", Scalar.TEXT);
    private static final Field<String> DESCRIPTION = TABLE.optional("description", Scalar.TEXT);
    private static final Field<String> TAG = TABLE.optional("tag", Scalar.TEXT);
    private static final Field<Integer> HWID_DEVICE_LIMIT = TABLE.optional("hwidDeviceLimit", Scalar.INT32);
    private static final Field<UUID> EXTERNAL_SQUAD_UUID = TABLE.optional("externalSquadUuid", Scalar.UUID);
    private static final Field<Secret> TROJAN_PASSWORD = TABLE.required("trojanPassword", Scalar.SECRET);
    private static final Field<Secret> VLESS_UUID = TABLE.required("vlessUuid", Scalar.SECRET);
    private static final Field<Secret> SS_PASSWORD = TABLE.required("ssPassword", Scalar.SECRET);
    private static final Field<Integer> LAST_TRIGGERED_THRESHOLD =
            TABLE.optional("lastTriggeredThreshold", Scalar.INT32);
    private static final Field<Instant> SUB_REVOKED_AT = TABLE.optional("subRevokedAt", Scalar.INSTANT);
    private static final Field<Instant> LAST_RESET_AT = TABLE.optional("lastTrafficResetAt", Scalar.INSTANT);
    private static final Field<Instant> CREATED_AT = TABLE.required("createdAt", Scalar.INSTANT);
    private static final Field<Instant> UPDATED_AT = TABLE.required("updatedAt", Scalar.INSTANT);
    private static final Field<Secret> SUBSCRIPTION_URL = TABLE.optional("subscriptionUrl", Scalar.SECRET);
    private static final Field<List<InternalSquad>> ACTIVE_INTERNAL_SQUADS =
            TABLE.optional("activeInternalSquads", in -> in.list(InternalSquadDecoder::read));
    private static final Field<@Nullable Object[]> USER_TRAFFIC =
            TABLE.optional("userTraffic", UserTrafficObject::read);
    private static final Field<UUID> UUID = TABLE.legacy("uuid", Scalar.UUID);
    private static final Field<Long> T_ID = TABLE.legacy("tId", Scalar.INT64);
    private static final Field<UUID> SUBSCRIPTION_UUID = TABLE.legacy("subscriptionUuid", Scalar.UUID);
    private static final Field<Long> USED = TABLE.legacy("usedTrafficBytes", Scalar.INT64);
    private static final Field<Long> LIFETIME_USED = TABLE.legacy("lifetimeUsedTrafficBytes", Scalar.INT64);
    private static final Field<Instant> ONLINE_AT = TABLE.legacy("onlineAt", Scalar.INSTANT);
    private static final Field<Instant> FIRST_CONNECTED_AT = TABLE.legacy("firstConnectedAt", Scalar.INSTANT);
    private static final Field<UUID> LAST_CONNECTED_NODE_UUID = TABLE.legacy("lastConnectedNodeUuid", Scalar.UUID);
    private static final Field<@Nullable Object[]> LAST_CONNECTED_NODE =
            TABLE.legacy("lastConnectedNode", LastConnectedNodeDecoder::read);
    private static final Field<String> SUB_LAST_USER_AGENT = TABLE.legacy("subLastUserAgent", Scalar.TEXT);
    private static final Field<Instant> SUB_LAST_OPENED_AT = TABLE.legacy("subLastOpenedAt", Scalar.INSTANT);
    private static final Field<List<Inbound>> ACTIVE_USER_INBOUNDS =
            TABLE.legacy("activeUserInbounds", in -> in.list(InboundDecoder::read));

    private UserDecoder() {}

    static @Nullable User read(JsonCursor in) throws IOException {
        @Nullable Object[] values = in.object(TABLE);
        if (values == null) {
            return null;
        }
        UUID uuid = UUID.of(values);
        Long id = either(ID.of(values), T_ID.of(values));
        @Nullable Object[] traffic = USER_TRAFFIC.of(values);
        Long used = either(UserTrafficObject.USED.of(traffic), USED.of(values));
        Long lifetimeUsed = either(UserTrafficObject.LIFETIME_USED.of(traffic), LIFETIME_USED.of(values));
        boolean flat = traffic == null && (USED.of(values) != null || LIFETIME_USED.of(values) != null);
        in.require(either(id, uuid), flat ? "uuid" : "id");
        in.require(used, flat ? "usedTrafficBytes" : "userTraffic.usedTrafficBytes");
        in.require(lifetimeUsed, flat ? "lifetimeUsedTrafficBytes" : "userTraffic.lifetimeUsedTrafficBytes");
        return new User(
                uuid,
                id,
                SUBSCRIPTION_UUID.of(values),
                SHORT_UUID.of(values),
                USERNAME.of(values),
                STATUS.of(values),
                EXPIRE_AT.of(values),
                new UserTraffic(
                        used,
                        lifetimeUsed,
                        LIMIT.of(values),
                        LIMIT_STRATEGY.of(values),
                        LAST_RESET_AT.of(values),
                        LAST_TRIGGERED_THRESHOLD.of(values)),
                either(UserTrafficObject.ONLINE_AT.of(traffic), ONLINE_AT.of(values)),
                either(UserTrafficObject.FIRST_CONNECTED_AT.of(traffic), FIRST_CONNECTED_AT.of(values)),
                LastConnectedNodeDecoder.of(
                        LAST_CONNECTED_NODE.of(values),
                        either(
                                UserTrafficObject.LAST_CONNECTED_NODE_UUID.of(traffic),
                                LAST_CONNECTED_NODE_UUID.of(values))),
                TELEGRAM_ID.of(values),
                EMAIL.of(values),
                DESCRIPTION.of(values),
                TAG.of(values),
                HWID_DEVICE_LIMIT.of(values),
                TROJAN_PASSWORD.of(values),
                VLESS_UUID.of(values),
                SS_PASSWORD.of(values),
                SUBSCRIPTION_URL.of(values),
                SUB_LAST_USER_AGENT.of(values),
                SUB_LAST_OPENED_AT.of(values),
                SUB_REVOKED_AT.of(values),
                EXTERNAL_SQUAD_UUID.of(values),
                ACTIVE_INTERNAL_SQUADS.of(values),
                ACTIVE_USER_INBOUNDS.of(values),
                CREATED_AT.of(values),
                UPDATED_AT.of(values));
    }

    private static <T> @Nullable T either(@Nullable T first, @Nullable T second) {
        return first != null ? first : second;
    }
}
