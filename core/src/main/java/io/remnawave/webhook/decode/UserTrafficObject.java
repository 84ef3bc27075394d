package io.remnawave.webhook.decode;

import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code userTraffic}, since panel 2.3.0: what was flat in the user before, and still is as well in devices of 2.3. */
final class UserTrafficObject {
    private static final FieldTable TABLE = new FieldTable();
    static final Field<Long> USED = TABLE.optional("usedTrafficBytes", Scalar.INT64);
    static final Field<Long> LIFETIME_USED = TABLE.optional("lifetimeUsedTrafficBytes", Scalar.INT64);
    static final Field<Instant> ONLINE_AT = TABLE.optional("onlineAt", Scalar.INSTANT);
    static final Field<UUID> LAST_CONNECTED_NODE_UUID = TABLE.optional("lastConnectedNodeUuid", Scalar.UUID);
    static final Field<Instant> FIRST_CONNECTED_AT = TABLE.optional("firstConnectedAt", Scalar.INSTANT);

    private UserTrafficObject() {}

    static @Nullable Object @Nullable [] read(JsonCursor in) throws IOException {
        return in.object(TABLE);
    }
}
