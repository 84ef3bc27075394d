package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.LastConnectedNode;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code lastConnectedNode}, panel 2.0.0 to 2.2.6, and the uuid that stands beside it. */
final class LastConnectedNodeDecoder {
    private static final FieldTable TABLE = new FieldTable();
    private static final Field<String> NAME = TABLE.optional("nodeName", Scalar.TEXT);
    private static final Field<String> COUNTRY_CODE = TABLE.optional("countryCode", Scalar.TEXT);
    private static final Field<Instant> CONNECTED_AT = TABLE.optional("connectedAt", Scalar.INSTANT);

    private LastConnectedNodeDecoder() {}

    static @Nullable Object @Nullable [] read(JsonCursor in) throws IOException {
        return in.object(TABLE);
    }

    /** Null if the user never connected: neither the object nor the uuid is there. */
    static @Nullable LastConnectedNode of(@Nullable Object @Nullable [] values, @Nullable UUID uuid) {
        return values == null && uuid == null
                ? null
                : new LastConnectedNode(uuid, NAME.of(values), COUNTRY_CODE.of(values), CONNECTED_AT.of(values));
    }
}
