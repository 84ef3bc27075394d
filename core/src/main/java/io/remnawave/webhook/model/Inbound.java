package io.remnawave.webhook.model;

import static io.remnawave.webhook.internal.json.JsonType.INT32;
import static io.remnawave.webhook.internal.json.JsonType.RAW;
import static io.remnawave.webhook.internal.json.JsonType.TEXT;
import static io.remnawave.webhook.internal.json.JsonType.UUID_TEXT;
import static io.remnawave.webhook.internal.json.Sent.sent;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.remnawave.webhook.internal.json.Field;
import io.remnawave.webhook.internal.json.Fields;
import io.remnawave.webhook.internal.json.Values;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An inbound of a node or, before panel 2.0.0, of a user.
 */
public final class Inbound extends Aggregate<Inbound> {
    private static final Fields<Inbound> FIELDS = Fields.define("inbound", Inbound.class, Inbound::new);

    private static final Field<Inbound, UUID> UUID = FIELDS.required("uuid", UUID_TEXT, sent("uuid", "1.3.3-"));
    private static final Field<Inbound, UUID> PROFILE_UUID =
            FIELDS.optional("profileUuid", UUID_TEXT, sent("profileUuid", "2.0.0-"));
    private static final Field<Inbound, String> TAG = FIELDS.required("tag", TEXT, sent("tag", "1.3.3-"));
    private static final Field<Inbound, String> TYPE = FIELDS.required("type", TEXT, sent("type", "1.3.3-"));
    private static final Field<Inbound, String> NETWORK = FIELDS.optional("network", TEXT, sent("network", "1.4.0-"));
    private static final Field<Inbound, String> SECURITY =
            FIELDS.optional("security", TEXT, sent("security", "1.4.0-"));
    private static final Field<Inbound, Integer> PORT = FIELDS.optional("port", INT32, sent("port", "2.0.0-"));
    private static final Field<Inbound, RawInbound> RAW_INBOUND =
            FIELDS.optional("rawInbound", RAW.as(RawInbound::new), sent("rawInbound", "2.0.0-"));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Inbound(Values<Inbound> values) {
        super(FIELDS, values);
    }

    /** Key of the inbound. */
    public UUID uuid() {
        return require(UUID);
    }

    /** The profile it belongs to, panel 2.0.0 and later. */
    public @Nullable UUID profileUuid() {
        return get(PROFILE_UUID);
    }

    /** Name, unique in the profile. */
    public String tag() {
        return require(TAG);
    }

    /** Protocol: {@code vless}. */
    public String type() {
        return require(TYPE);
    }

    /** Transport: {@code tcp}; panel 1.4.0 and later. */
    public @Nullable String network() {
        return get(NETWORK);
    }

    /** {@code reality}; panel 1.4.0 and later. */
    public @Nullable String security() {
        return get(SECURITY);
    }

    /** Panel 2.0.0 and later. */
    public @Nullable Integer port() {
        return get(PORT);
    }

    /** The whole configuration, sensitive; panel 2.0.0 and later. */
    public @Nullable RawInbound rawInbound() {
        return get(RAW_INBOUND);
    }
}
