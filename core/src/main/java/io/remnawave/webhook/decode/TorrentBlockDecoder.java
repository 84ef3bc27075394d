package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.TorrentBlock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

final class TorrentBlockDecoder {
    private static final FieldTable TABLE = new FieldTable();
    private static final Field<Boolean> BLOCKED = TABLE.required("blocked", Scalar::bool);
    private static final Field<String> IP = TABLE.required("ip", Scalar.TEXT);
    private static final Field<Duration> BLOCK_DURATION = TABLE.required("blockDuration", Scalar::seconds);
    private static final Field<Instant> WILL_UNBLOCK_AT = TABLE.required("willUnblockAt", Scalar.INSTANT);
    private static final Field<Long> USER_ID = TABLE.required("userId", Scalar.INT64);
    private static final Field<Instant> PROCESSED_AT = TABLE.required("processedAt", Scalar.INSTANT);

    private TorrentBlockDecoder() {}

    static @Nullable TorrentBlock read(JsonCursor in) throws IOException {
        @Nullable Object[] values = in.object(TABLE);
        return values == null
                ? null
                : new TorrentBlock(
                        BLOCKED.of(values),
                        IP.of(values),
                        BLOCK_DURATION.of(values),
                        WILL_UNBLOCK_AT.of(values),
                        USER_ID.of(values),
                        PROCESSED_AT.of(values));
    }
}
