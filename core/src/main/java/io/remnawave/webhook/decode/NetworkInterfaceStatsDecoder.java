package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.NetworkInterfaceStats;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

final class NetworkInterfaceStatsDecoder {
    private static final FieldTable TABLE = new FieldTable();
    private static final Field<String> NAME = TABLE.optional("interface", Scalar.TEXT);
    private static final Field<Double> RX_BYTES_PER_SEC = TABLE.optional("rxBytesPerSec", Scalar::float64);
    private static final Field<Double> TX_BYTES_PER_SEC = TABLE.optional("txBytesPerSec", Scalar::float64);
    private static final Field<Long> RX_TOTAL = TABLE.optional("rxTotal", Scalar.INT64);
    private static final Field<Long> TX_TOTAL = TABLE.optional("txTotal", Scalar.INT64);

    private NetworkInterfaceStatsDecoder() {}

    static @Nullable NetworkInterfaceStats read(JsonCursor in) throws IOException {
        @Nullable Object[] values = in.object(TABLE);
        return values == null
                ? null
                : new NetworkInterfaceStats(
                        NAME.of(values),
                        RX_BYTES_PER_SEC.of(values),
                        TX_BYTES_PER_SEC.of(values),
                        RX_TOTAL.of(values),
                        TX_TOTAL.of(values));
    }
}
