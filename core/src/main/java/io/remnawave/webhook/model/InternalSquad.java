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
 * A squad a user belongs to (panel 2.0.0 and later).
 */
public final class InternalSquad extends Aggregate<InternalSquad> {
    private static final Fields<InternalSquad> FIELDS = Fields.define("squad", InternalSquad.class, InternalSquad::new);

    private static final Field<InternalSquad, UUID> UUID = FIELDS.required("uuid", UUID_TEXT, sent("uuid", "2.0.0-"));
    private static final Field<InternalSquad, String> NAME = FIELDS.required("name", TEXT, sent("name", "2.0.0-"));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    InternalSquad(Values<InternalSquad> values) {
        super(FIELDS, values);
    }

    /** Key of the squad. */
    public UUID uuid() {
        return require(UUID);
    }

    /** Name of the squad. */
    public String name() {
        return require(NAME);
    }
}
