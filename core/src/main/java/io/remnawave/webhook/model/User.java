package io.remnawave.webhook.model;

import static io.remnawave.webhook.internal.json.JsonType.INSTANT;
import static io.remnawave.webhook.internal.json.JsonType.INT32;
import static io.remnawave.webhook.internal.json.JsonType.INT64;
import static io.remnawave.webhook.internal.json.JsonType.TEXT;
import static io.remnawave.webhook.internal.json.JsonType.UUID_TEXT;
import static io.remnawave.webhook.internal.json.JsonType.listOf;
import static io.remnawave.webhook.internal.json.Sent.sent;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.remnawave.webhook.internal.json.Field;
import io.remnawave.webhook.internal.json.Fields;
import io.remnawave.webhook.internal.json.Values;
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
 */
public final class User extends Aggregate<User> {
    private static final Fields<User> FIELDS = Fields.define("user", User.class, User::new);

    private static final Field<User, UUID> UUID = FIELDS.optional("uuid", UUID_TEXT, sent("uuid", "1.3.3-2.8.1"));
    private static final Field<User, Long> ID =
            FIELDS.optional("id", INT64, sent("id", "2.3.0-"), sent("tId", "2.1.4-2.3.2"));
    private static final Field<User, UUID> SUBSCRIPTION_UUID =
            FIELDS.optional("subscriptionUuid", UUID_TEXT, sent("subscriptionUuid", "1.3.3-1.6.18"));
    private static final Field<User, String> SHORT_UUID =
            FIELDS.required("shortUuid", TEXT, sent("shortUuid", "1.3.3-"));
    private static final Field<User, String> USERNAME = FIELDS.required("username", TEXT, sent("username", "1.3.3-"));
    private static final Field<User, UserStatus> STATUS =
            FIELDS.required("status", TEXT.as(UserStatus::of), sent("status", "1.3.3-"));
    private static final Field<User, Instant> EXPIRE_AT =
            FIELDS.required("expireAt", INSTANT, sent("expireAt", "1.3.3-"));
    private static final Field<User, UserTraffic> TRAFFIC = FIELDS.group("traffic", UserTraffic.class);
    private static final Field<User, Instant> ONLINE_AT = FIELDS.optional(
            "onlineAt", INSTANT, sent("userTraffic.onlineAt", "2.3.0-"), sent("onlineAt", "1.3.3-2.3.2"));
    private static final Field<User, Instant> FIRST_CONNECTED_AT = FIELDS.optional(
            "firstConnectedAt",
            INSTANT,
            sent("userTraffic.firstConnectedAt", "2.3.0-"),
            sent("firstConnectedAt", "1.6.3-2.3.2"));
    private static final Field<User, LastConnectedNode> LAST_CONNECTED_NODE = FIELDS.optionalGroup(
            "lastConnectedNode", LastConnectedNode.class, sent("lastConnectedNode", "2.0.0-2.2.6"));
    private static final Field<User, Long> TELEGRAM_ID =
            FIELDS.optional("telegramId", INT64, sent("telegramId", "1.4.0-"));
    private static final Field<User, String> EMAIL = FIELDS.optional("email", TEXT, sent("email", "1.4.0-"));
    private static final Field<User, String> DESCRIPTION =
            FIELDS.optional("description", TEXT, sent("description", "1.3.3-"));
    private static final Field<User, String> TAG = FIELDS.optional("tag", TEXT, sent("tag", "1.6.0-"));
    private static final Field<User, Integer> HWID_DEVICE_LIMIT =
            FIELDS.optional("hwidDeviceLimit", INT32, sent("hwidDeviceLimit", "1.5.6-"));
    private static final Field<User, Secret> TROJAN_PASSWORD =
            FIELDS.required("trojanPassword", TEXT.as(Secret::of), sent("trojanPassword", "1.3.3-"));
    private static final Field<User, Secret> VLESS_UUID =
            FIELDS.required("vlessUuid", TEXT.as(Secret::of), sent("vlessUuid", "1.3.3-"));
    private static final Field<User, Secret> SS_PASSWORD =
            FIELDS.required("ssPassword", TEXT.as(Secret::of), sent("ssPassword", "1.3.3-"));
    private static final Field<User, Secret> SUBSCRIPTION_URL =
            FIELDS.optional("subscriptionUrl", TEXT.as(Secret::of), sent("subscriptionUrl", "2.3.0-"));
    private static final Field<User, String> SUB_LAST_USER_AGENT =
            FIELDS.optional("subLastUserAgent", TEXT, sent("subLastUserAgent", "1.3.3-2.6.4"));
    private static final Field<User, Instant> SUB_LAST_OPENED_AT =
            FIELDS.optional("subLastOpenedAt", INSTANT, sent("subLastOpenedAt", "1.3.3-2.6.4"));
    private static final Field<User, Instant> SUB_REVOKED_AT =
            FIELDS.optional("subRevokedAt", INSTANT, sent("subRevokedAt", "1.3.3-"));
    private static final Field<User, UUID> EXTERNAL_SQUAD_UUID =
            FIELDS.optional("externalSquadUuid", UUID_TEXT, sent("externalSquadUuid", "2.2.0-"));
    private static final Field<User, List<InternalSquad>> ACTIVE_INTERNAL_SQUADS = FIELDS.optional(
            "activeInternalSquads", listOf(InternalSquad.class), sent("activeInternalSquads", "2.0.0-"));
    private static final Field<User, List<Inbound>> ACTIVE_USER_INBOUNDS =
            FIELDS.optional("activeUserInbounds", listOf(Inbound.class), sent("activeUserInbounds", "1.3.3-1.6.18"));
    private static final Field<User, Instant> CREATED_AT =
            FIELDS.required("createdAt", INSTANT, sent("createdAt", "1.3.3-"));
    private static final Field<User, Instant> UPDATED_AT =
            FIELDS.required("updatedAt", INSTANT, sent("updatedAt", "1.3.3-"));

    static {
        FIELDS.requireOneOf(ID, UUID);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    User(Values<User> values) {
        super(FIELDS, values);
    }

    /** The key of panels before 3.0.0, null since. */
    public @Nullable UUID uuid() {
        return get(UUID);
    }

    /** The numeric key: panel 2.3.0 and later, and as {@code tId} 2.1.4 to 2.3.2; else null. */
    public @Nullable Long id() {
        return get(ID);
    }

    /** Panel 1.3.3 to 1.6.18, else null. */
    public @Nullable UUID subscriptionUuid() {
        return get(SUBSCRIPTION_UUID);
    }

    /** The name of the subscription; its shape is the operator's choice since panel 3.4.0. */
    public String shortUuid() {
        return require(SHORT_UUID);
    }

    /** Unique; may hold any character if it was written to the database directly. */
    public String username() {
        return require(USERNAME);
    }

    /** Open enumeration. */
    public UserStatus status() {
        return require(STATUS);
    }

    /** End of the subscription. */
    public Instant expireAt() {
        return require(EXPIRE_AT);
    }

    /** Bytes used and allowed; the object is always there. */
    public UserTraffic traffic() {
        return require(TRAFFIC);
    }

    /** Last seen, null if never. */
    public @Nullable Instant onlineAt() {
        return get(ONLINE_AT);
    }

    /** Panel 1.6.3 and later; null before, or if never connected. */
    public @Nullable Instant firstConnectedAt() {
        return get(FIRST_CONNECTED_AT);
    }

    /** Panel 1.6.10 and later; null before, or if never connected. */
    public @Nullable LastConnectedNode lastConnectedNode() {
        return get(LAST_CONNECTED_NODE);
    }

    /** Panel 1.4.0 and later; may be negative (a chat). */
    public @Nullable Long telegramId() {
        return get(TELEGRAM_ID);
    }

    /** Panel 1.4.0 and later. */
    public @Nullable String email() {
        return get(EMAIL);
    }

    /** Free text; empty and null both occur. */
    public @Nullable String description() {
        return get(DESCRIPTION);
    }

    /** Panel 1.6.0 and later. */
    public @Nullable String tag() {
        return get(TAG);
    }

    /** Panel 1.5.6 and later; null and 0 differ. */
    public @Nullable Integer hwidDeviceLimit() {
        return get(HWID_DEVICE_LIMIT);
    }

    /** Credential. */
    public Secret trojanPassword() {
        return require(TROJAN_PASSWORD);
    }

    /** Credential. */
    public Secret vlessUuid() {
        return require(VLESS_UUID);
    }

    /** Credential. */
    public Secret ssPassword() {
        return require(SS_PASSWORD);
    }

    /** The subscription link; panel 2.3.0 and later (2.4.0 in device events). */
    public @Nullable Secret subscriptionUrl() {
        return get(SUBSCRIPTION_URL);
    }

    /** Panel 1.3.3 to 2.6.4: the last client that fetched the subscription. */
    public @Nullable String subLastUserAgent() {
        return get(SUB_LAST_USER_AGENT);
    }

    /** Panel 1.3.3 to 2.6.4: when it was fetched last. */
    public @Nullable Instant subLastOpenedAt() {
        return get(SUB_LAST_OPENED_AT);
    }

    /** When the subscription was last revoked, null if never. */
    public @Nullable Instant subRevokedAt() {
        return get(SUB_REVOKED_AT);
    }

    /** Panel 2.2.0 and later. */
    public @Nullable UUID externalSquadUuid() {
        return get(EXTERNAL_SQUAD_UUID);
    }

    /**
     * Panel 2.0.0 and later, null before; empty for a user without a squad. Always empty in {@code user.not_connected} of 2.2,
     * and in device events, but where the device was registered through a raw-subscription request (2.1.12 and later): then it
     * lists the squads.
     */
    public @Nullable List<InternalSquad> activeInternalSquads() {
        return get(ACTIVE_INTERNAL_SQUADS);
    }

    /** Panel 1.3.3 to 1.6.18, null since. */
    public @Nullable List<Inbound> activeUserInbounds() {
        return get(ACTIVE_USER_INBOUNDS);
    }

    /** When the panel created the user. */
    public Instant createdAt() {
        return require(CREATED_AT);
    }

    /** When the panel last changed the user. */
    public Instant updatedAt() {
        return require(UPDATED_AT);
    }

    /**
     * The key of the user, to store beside your own account and to find it again whichever panel sends the next event.
     *
     * @throws MissingFieldException when the payload has neither a number nor a uuid
     */
    public UserIdentity identity() {
        return UserIdentity.of(id(), uuid(), ID.path());
    }
}
