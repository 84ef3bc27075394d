package io.remnawave.webhook.model;

import static io.remnawave.webhook.internal.json.JsonType.INSTANT;
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
 * The node a user was last connected to.
 *
 * <p>The panel sends name, country and time from 2.0.0 to 2.2.6 only; in device events only where the device was registered
 * through a raw-subscription request.
 */
public final class LastConnectedNode extends Aggregate<LastConnectedNode> {
    private static final Fields<LastConnectedNode> FIELDS =
            Fields.defineGroup("user", LastConnectedNode.class, LastConnectedNode::new);

    private static final Field<LastConnectedNode, UUID> UUID = FIELDS.optional(
            "uuid",
            UUID_TEXT,
            sent("userTraffic.lastConnectedNodeUuid", "2.3.0-"),
            sent("lastConnectedNodeUuid", "1.6.10-2.3.2"));
    private static final Field<LastConnectedNode, String> NAME =
            FIELDS.optional("name", TEXT, sent("lastConnectedNode.nodeName", "2.0.0-2.2.6"));
    private static final Field<LastConnectedNode, String> COUNTRY_CODE =
            FIELDS.optional("countryCode", TEXT, sent("lastConnectedNode.countryCode", "2.1.0-2.2.6"));
    private static final Field<LastConnectedNode, Instant> CONNECTED_AT =
            FIELDS.optional("connectedAt", INSTANT, sent("lastConnectedNode.connectedAt", "2.0.0-2.2.6"));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    LastConnectedNode(Values<LastConnectedNode> values) {
        super(FIELDS, values);
    }

    /** Key of the node; panel 1.6.10 and later. */
    public @Nullable UUID uuid() {
        return get(UUID);
    }

    /** Name of the node; panel 2.0.0 to 2.2.6. */
    public @Nullable String name() {
        return get(NAME);
    }

    /** Two letters; panel 2.1.0 to 2.2.6. */
    public @Nullable String countryCode() {
        return get(COUNTRY_CODE);
    }

    /** When it was connected; panel 2.0.0 to 2.2.6. */
    public @Nullable Instant connectedAt() {
        return get(CONNECTED_AT);
    }
}
