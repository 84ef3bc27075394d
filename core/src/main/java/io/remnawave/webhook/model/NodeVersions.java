package io.remnawave.webhook.model;

import static io.remnawave.webhook.internal.json.JsonType.TEXT;
import static io.remnawave.webhook.internal.json.Sent.sent;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.remnawave.webhook.internal.json.Field;
import io.remnawave.webhook.internal.json.Fields;
import io.remnawave.webhook.internal.json.Values;
import org.jspecify.annotations.Nullable;

/**
 * Software of a node; both are null when unknown.
 */
public final class NodeVersions extends Aggregate<NodeVersions> {
    private static final Fields<NodeVersions> FIELDS =
            Fields.defineGroup("node", NodeVersions.class, NodeVersions::new);

    private static final Field<NodeVersions, String> XRAY =
            FIELDS.optional("xray", TEXT, sent("versions.xray", "2.7.0-"), sent("xrayVersion", "1.3.3-2.6.4"));
    private static final Field<NodeVersions, String> NODE =
            FIELDS.optional("node", TEXT, sent("versions.node", "2.7.0-"), sent("nodeVersion", "2.0.0-2.6.4"));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    NodeVersions(Values<NodeVersions> values) {
        super(FIELDS, values);
    }

    /** Version of Xray. */
    public @Nullable String xray() {
        return get(XRAY);
    }

    /** Version of the node agent, panel 2.0.0 and later. */
    public @Nullable String node() {
        return get(NODE);
    }
}
