package io.remnawave.webhook.model;

import static io.remnawave.webhook.internal.json.JsonType.FLOAT64;
import static io.remnawave.webhook.internal.json.JsonType.INT64;
import static io.remnawave.webhook.internal.json.JsonType.TEXT;
import static io.remnawave.webhook.internal.json.Sent.sent;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.remnawave.webhook.internal.json.Field;
import io.remnawave.webhook.internal.json.Fields;
import io.remnawave.webhook.internal.json.Values;
import org.jspecify.annotations.Nullable;

/**
 * Traffic of a network interface of a node (panel 2.7.0 and later).
 */
public final class NetworkInterfaceStats extends Aggregate<NetworkInterfaceStats> {
    private static final Fields<NetworkInterfaceStats> FIELDS =
            Fields.define("interface", NetworkInterfaceStats.class, NetworkInterfaceStats::new);

    private static final Field<NetworkInterfaceStats, String> NAME =
            FIELDS.optional("name", TEXT, sent("interface", "2.7.0-"));
    private static final Field<NetworkInterfaceStats, Double> RX_BYTES_PER_SEC =
            FIELDS.optional("rxBytesPerSec", FLOAT64, sent("rxBytesPerSec", "2.7.0-"));
    private static final Field<NetworkInterfaceStats, Double> TX_BYTES_PER_SEC =
            FIELDS.optional("txBytesPerSec", FLOAT64, sent("txBytesPerSec", "2.7.0-"));
    private static final Field<NetworkInterfaceStats, Long> RX_TOTAL =
            FIELDS.optional("rxTotal", INT64, sent("rxTotal", "2.7.0-"));
    private static final Field<NetworkInterfaceStats, Long> TX_TOTAL =
            FIELDS.optional("txTotal", INT64, sent("txTotal", "2.7.0-"));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    NetworkInterfaceStats(Values<NetworkInterfaceStats> values) {
        super(FIELDS, values);
    }

    /** {@code eth0}. */
    public @Nullable String name() {
        return get(NAME);
    }

    /** Received now. */
    public @Nullable Double rxBytesPerSec() {
        return get(RX_BYTES_PER_SEC);
    }

    /** Sent now. */
    public @Nullable Double txBytesPerSec() {
        return get(TX_BYTES_PER_SEC);
    }

    /** Bytes received ever. */
    public @Nullable Long rxTotal() {
        return get(RX_TOTAL);
    }

    /** Bytes sent ever. */
    public @Nullable Long txTotal() {
        return get(TX_TOTAL);
    }
}
