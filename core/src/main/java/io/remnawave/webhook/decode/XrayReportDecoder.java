package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.XrayReport;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

final class XrayReportDecoder {
    private static final FieldTable TABLE = new FieldTable();
    private static final Field<String> EMAIL = TABLE.optional("email", Scalar.TEXT);
    private static final Field<Integer> LEVEL = TABLE.optional("level", Scalar.INT32);
    private static final Field<String> PROTOCOL = TABLE.optional("protocol", Scalar.TEXT);
    private static final Field<String> NETWORK = TABLE.required("network", Scalar.TEXT);
    private static final Field<String> SOURCE = TABLE.optional("source", Scalar.TEXT);
    private static final Field<String> DESTINATION = TABLE.required("destination", Scalar.TEXT);
    private static final Field<String> ROUTE_TARGET = TABLE.optional("routeTarget", Scalar.TEXT);
    private static final Field<String> ORIGINAL_TARGET = TABLE.optional("originalTarget", Scalar.TEXT);
    private static final Field<String> INBOUND_TAG = TABLE.optional("inboundTag", Scalar.TEXT);
    private static final Field<String> INBOUND_NAME = TABLE.optional("inboundName", Scalar.TEXT);
    private static final Field<String> INBOUND_LOCAL = TABLE.optional("inboundLocal", Scalar.TEXT);
    private static final Field<String> OUTBOUND_TAG = TABLE.optional("outboundTag", Scalar.TEXT);
    private static final Field<Instant> TS = TABLE.required("ts", Scalar::epochSecond);

    private XrayReportDecoder() {}

    static @Nullable XrayReport read(JsonCursor in) throws IOException {
        @Nullable Object[] values = in.object(TABLE);
        return values == null
                ? null
                : new XrayReport(
                        EMAIL.of(values),
                        LEVEL.of(values),
                        PROTOCOL.of(values),
                        NETWORK.of(values),
                        SOURCE.of(values),
                        DESTINATION.of(values),
                        ROUTE_TARGET.of(values),
                        ORIGINAL_TARGET.of(values),
                        INBOUND_TAG.of(values),
                        INBOUND_NAME.of(values),
                        INBOUND_LOCAL.of(values),
                        OUTBOUND_TAG.of(values),
                        TS.of(values));
    }
}
