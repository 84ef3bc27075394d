package io.remnawave.webhook.model;

import static io.remnawave.webhook.internal.json.JsonType.BOOLEAN;
import static io.remnawave.webhook.internal.json.JsonType.INSTANT;
import static io.remnawave.webhook.internal.json.JsonType.INT64;
import static io.remnawave.webhook.internal.json.JsonType.SECONDS;
import static io.remnawave.webhook.internal.json.JsonType.TEXT;
import static io.remnawave.webhook.internal.json.Sent.sent;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.remnawave.webhook.internal.json.Field;
import io.remnawave.webhook.internal.json.Fields;
import io.remnawave.webhook.internal.json.Values;
import java.time.Duration;
import java.time.Instant;

/**
 * What a node did about BitTorrent traffic (panel 2.7.0 and later).
 */
public final class TorrentBlock extends Aggregate<TorrentBlock> {
    private static final Fields<TorrentBlock> FIELDS =
            Fields.define("report.actionReport", TorrentBlock.class, TorrentBlock::new);

    private static final Field<TorrentBlock, Boolean> BLOCKED =
            FIELDS.required("blocked", BOOLEAN, sent("blocked", "2.7.0-"));
    private static final Field<TorrentBlock, String> IP = FIELDS.required("ip", TEXT, sent("ip", "2.7.0-"));
    private static final Field<TorrentBlock, Duration> BLOCK_DURATION =
            FIELDS.required("blockDuration", SECONDS, sent("blockDuration", "2.7.0-"));
    private static final Field<TorrentBlock, Instant> WILL_UNBLOCK_AT =
            FIELDS.required("willUnblockAt", INSTANT, sent("willUnblockAt", "2.7.0-"));
    private static final Field<TorrentBlock, Long> USER_ID = FIELDS.required("userId", INT64, sent("userId", "2.7.0-"));
    private static final Field<TorrentBlock, Instant> PROCESSED_AT =
            FIELDS.required("processedAt", INSTANT, sent("processedAt", "2.7.0-"));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    TorrentBlock(Values<TorrentBlock> values) {
        super(FIELDS, values);
    }

    /** Whether the address is blocked now. */
    public boolean blocked() {
        return require(BLOCKED);
    }

    /** The address of the user. */
    public String ip() {
        return require(IP);
    }

    /** Zero means for ever. */
    public Duration blockDuration() {
        return require(BLOCK_DURATION);
    }

    /** End of the block; without meaning when it is for ever. */
    public Instant willUnblockAt() {
        return require(WILL_UNBLOCK_AT);
    }

    /** The numeric key of the user. */
    public long userId() {
        return require(USER_ID);
    }

    /** When the node acted. */
    public Instant processedAt() {
        return require(PROCESSED_AT);
    }
}
