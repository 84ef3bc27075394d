package io.remnawave.webhook.decode;

import io.remnawave.webhook.event.RawPayload;
import io.remnawave.webhook.model.UserMeta;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a body says beside its {@code data}, for whoever makes the event. */
record EventHead(
        String name,
        String scope,
        @Nullable Instant occurredAt,
        RawPayload payload,
        @Nullable UserMeta meta,
        JsonCursor in) {

    /** Notes a path from the root of the body if what it leads to did not come. */
    void require(@Nullable Object value, String path) {
        in.require(value, path);
    }

    List<String> missing() {
        return in.missing();
    }
}
