package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.NodeSystemInfo;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class NodeSystemInfoDecoder {
    private static final FieldTable TABLE = new FieldTable();
    private static final Field<String> ARCH = TABLE.optional("arch", Scalar.TEXT);
    private static final Field<Integer> CPUS = TABLE.optional("cpus", Scalar.INT32);
    private static final Field<String> CPU_MODEL = TABLE.optional("cpuModel", Scalar.TEXT);
    private static final Field<Long> MEMORY_TOTAL = TABLE.optional("memoryTotal", Scalar.INT64);
    private static final Field<String> HOSTNAME = TABLE.optional("hostname", Scalar.TEXT);
    private static final Field<String> PLATFORM = TABLE.optional("platform", Scalar.TEXT);
    private static final Field<String> RELEASE = TABLE.optional("release", Scalar.TEXT);
    private static final Field<String> TYPE = TABLE.optional("type", Scalar.TEXT);
    private static final Field<String> VERSION = TABLE.optional("version", Scalar.TEXT);
    private static final Field<List<String>> NETWORK_INTERFACES =
            TABLE.optional("networkInterfaces", in -> in.list(Scalar.TEXT));

    private NodeSystemInfoDecoder() {}

    static @Nullable NodeSystemInfo read(JsonCursor in) throws IOException {
        @Nullable Object[] values = in.object(TABLE);
        return values == null
                ? null
                : new NodeSystemInfo(
                        ARCH.of(values),
                        CPUS.of(values),
                        CPU_MODEL.of(values),
                        MEMORY_TOTAL.of(values),
                        null,
                        HOSTNAME.of(values),
                        PLATFORM.of(values),
                        RELEASE.of(values),
                        TYPE.of(values),
                        VERSION.of(values),
                        NETWORK_INTERFACES.of(values));
    }
}
