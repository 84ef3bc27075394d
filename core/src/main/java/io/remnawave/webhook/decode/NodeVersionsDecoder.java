package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.NodeVersions;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

final class NodeVersionsDecoder {
    private static final FieldTable TABLE = new FieldTable();
    private static final Field<String> XRAY = TABLE.optional("xray", Scalar.TEXT);
    private static final Field<String> NODE = TABLE.optional("node", Scalar.TEXT);

    private NodeVersionsDecoder() {}

    static @Nullable NodeVersions read(JsonCursor in) throws IOException {
        @Nullable Object[] values = in.object(TABLE);
        return values == null ? null : new NodeVersions(XRAY.of(values), NODE.of(values));
    }
}
