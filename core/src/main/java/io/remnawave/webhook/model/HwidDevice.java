package io.remnawave.webhook.model;

import static io.remnawave.webhook.internal.json.JsonType.INSTANT;
import static io.remnawave.webhook.internal.json.JsonType.INT64;
import static io.remnawave.webhook.internal.json.JsonType.TEXT;
import static io.remnawave.webhook.internal.json.JsonType.UUID_TEXT;
import static io.remnawave.webhook.internal.json.Sent.sent;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.remnawave.webhook.internal.json.Field;
import io.remnawave.webhook.internal.json.Fields;
import io.remnawave.webhook.internal.json.Values;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device that is counted against the device limit of a user (panel 2.1.12 and later).
 */
public final class HwidDevice extends Aggregate<HwidDevice> {
    private static final Fields<HwidDevice> FIELDS = Fields.define("hwidUserDevice", HwidDevice.class, HwidDevice::new);

    private static final Field<HwidDevice, String> HWID = FIELDS.required("hwid", TEXT, sent("hwid", "2.1.12-"));
    private static final Field<HwidDevice, UUID> USER_UUID =
            FIELDS.optional("userUuid", UUID_TEXT, sent("userUuid", "2.1.12-2.7.4"));
    private static final Field<HwidDevice, Long> USER_ID = FIELDS.optional("userId", INT64, sent("userId", "2.8.0-"));
    private static final Field<HwidDevice, String> PLATFORM =
            FIELDS.optional("platform", TEXT, sent("platform", "2.1.12-"));
    private static final Field<HwidDevice, String> OS_VERSION =
            FIELDS.optional("osVersion", TEXT, sent("osVersion", "2.1.12-"));
    private static final Field<HwidDevice, String> DEVICE_MODEL =
            FIELDS.optional("deviceModel", TEXT, sent("deviceModel", "2.1.12-"));
    private static final Field<HwidDevice, String> USER_AGENT =
            FIELDS.optional("userAgent", TEXT, sent("userAgent", "2.1.12-"));
    private static final Field<HwidDevice, String> REQUEST_IP =
            FIELDS.optional("requestIp", TEXT, sent("requestIp", "2.8.0-"));
    private static final Field<HwidDevice, Instant> CREATED_AT =
            FIELDS.required("createdAt", INSTANT, sent("createdAt", "2.1.12-"));
    private static final Field<HwidDevice, Instant> UPDATED_AT =
            FIELDS.required("updatedAt", INSTANT, sent("updatedAt", "2.1.12-"));

    static {
        FIELDS.requireOneOf(USER_ID, USER_UUID);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    HwidDevice(Values<HwidDevice> values) {
        super(FIELDS, values);
    }

    /** The id the client made up for the device. */
    public String hwid() {
        return require(HWID);
    }

    /** The owner, panel 2.1.12 to 2.7.4. */
    public @Nullable UUID userUuid() {
        return get(USER_UUID);
    }

    /** The owner, panel 2.8.0 and later. */
    public @Nullable Long userId() {
        return get(USER_ID);
    }

    /** As the client told it. */
    public @Nullable String platform() {
        return get(PLATFORM);
    }

    /** As the client told it. */
    public @Nullable String osVersion() {
        return get(OS_VERSION);
    }

    /** As the client told it. */
    public @Nullable String deviceModel() {
        return get(DEVICE_MODEL);
    }

    /** As the client told it. */
    public @Nullable String userAgent() {
        return get(USER_AGENT);
    }

    /** Panel 2.8.0 and later. */
    public @Nullable String requestIp() {
        return get(REQUEST_IP);
    }

    /** When the device was seen first. */
    public Instant createdAt() {
        return require(CREATED_AT);
    }

    /** When the device was changed last. */
    public Instant updatedAt() {
        return require(UPDATED_AT);
    }

    /**
     * The owner, to be matched with {@link User#identity()} of any generation.
     *
     * @throws MissingFieldException when the payload has neither a number nor a uuid
     */
    public UserIdentity userIdentity() {
        return UserIdentity.of(userId(), userUuid(), USER_ID.path());
    }
}
