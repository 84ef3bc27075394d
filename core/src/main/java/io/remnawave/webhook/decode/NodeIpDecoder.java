package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.NodeIp;
import io.remnawave.webhook.model.NodeIpStatus;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

final class NodeIpDecoder {
    private static final FieldTable TABLE = new FieldTable();
    private static final Field<String> IP = TABLE.required("ip", Scalar.TEXT);
    private static final Field<NodeIpStatus> STATUS = TABLE.required("status", Scalar.value(NodeIpStatus::of));

    private NodeIpDecoder() {}

    static @Nullable NodeIp read(JsonCursor in) throws IOException {
        @Nullable Object[] values = in.object(TABLE);
        return values == null ? null : new NodeIp(IP.of(values), STATUS.of(values));
    }
}
