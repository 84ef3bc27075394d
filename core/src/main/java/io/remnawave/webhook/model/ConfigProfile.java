package io.remnawave.webhook.model;

import static io.remnawave.webhook.internal.json.JsonType.UUID_TEXT;
import static io.remnawave.webhook.internal.json.JsonType.listOf;
import static io.remnawave.webhook.internal.json.Sent.sent;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.remnawave.webhook.internal.json.Field;
import io.remnawave.webhook.internal.json.Fields;
import io.remnawave.webhook.internal.json.Values;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The Xray configuration a node runs (panel 2.0.0 and later).
 */
public final class ConfigProfile extends Aggregate<ConfigProfile> {
    private static final Fields<ConfigProfile> FIELDS =
            Fields.defineGroup("node", ConfigProfile.class, ConfigProfile::new);

    private static final Field<ConfigProfile, UUID> UUID = FIELDS.optional(
            "uuid",
            UUID_TEXT,
            sent("configProfile.activeConfigProfileUuid", "2.5.0-"),
            sent("activeConfigProfileUuid", "2.0.0-2.4.4"));
    private static final Field<ConfigProfile, List<Inbound>> ACTIVE_INBOUNDS = FIELDS.required(
            "activeInbounds",
            listOf(Inbound.class),
            sent("configProfile.activeInbounds", "2.5.0-"),
            sent("activeInbounds", "2.0.0-2.4.4"));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    ConfigProfile(Values<ConfigProfile> values) {
        super(FIELDS, values);
    }

    /** The active profile, null if none. */
    public @Nullable UUID uuid() {
        return get(UUID);
    }

    /** The inbounds of the profile that this node serves. */
    public List<Inbound> activeInbounds() {
        return require(ACTIVE_INBOUNDS);
    }
}
