package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.TorrentBlock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

final class TorrentBlockDecoder {
    private TorrentBlockDecoder() {}

    static @Nullable TorrentBlock read(JsonCursor in) throws IOException {
        if (!in.isObject()) {
            return null;
        }
        Boolean blocked = null;
        String ip = null;
        Duration blockDuration = null;
        Instant willUnblockAt = null;
        Long userId = null;
        Instant processedAt = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "blocked" -> blocked = in.bool();
                case "ip" -> ip = in.text();
                case "blockDuration" -> blockDuration = in.seconds();
                case "willUnblockAt" -> willUnblockAt = in.instant();
                case "userId" -> userId = in.int64();
                case "processedAt" -> processedAt = in.instant();
                default -> in.skip();
            }
        }
        in.require(blocked, "blocked");
        in.require(ip, "ip");
        in.require(blockDuration, "blockDuration");
        in.require(willUnblockAt, "willUnblockAt");
        in.require(userId, "userId");
        in.require(processedAt, "processedAt");
        return new TorrentBlock(blocked, ip, blockDuration, willUnblockAt, userId, processedAt);
    }
}
