package io.remnawave.webhook.model;

import static io.remnawave.webhook.internal.json.JsonType.TEXT;
import static io.remnawave.webhook.internal.json.JsonType.UUID_TEXT;
import static io.remnawave.webhook.internal.json.Sent.sent;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.remnawave.webhook.internal.json.Field;
import io.remnawave.webhook.internal.json.Fields;
import io.remnawave.webhook.internal.json.Values;
import java.util.UUID;

/**
 * A configuration of the subscription page was changed (panel 2.6.0 and later).
 */
public final class SubpageConfig extends Aggregate<SubpageConfig> {
    private static final Fields<SubpageConfig> FIELDS =
            Fields.define("subpageConfig", SubpageConfig.class, SubpageConfig::new);

    private static final Field<SubpageConfig, SubpageConfigAction> ACTION =
            FIELDS.required("action", TEXT.as(SubpageConfigAction::of), sent("action", "2.6.0-"));
    private static final Field<SubpageConfig, UUID> UUID = FIELDS.required("uuid", UUID_TEXT, sent("uuid", "2.6.0-"));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    SubpageConfig(Values<SubpageConfig> values) {
        super(FIELDS, values);
    }

    /** Open enumeration. */
    public SubpageConfigAction action() {
        return require(ACTION);
    }

    /** Key of the configuration. */
    public UUID uuid() {
        return require(UUID);
    }
}
