package io.remnawave.webhook.decode;

import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code userTraffic} of panel 2.3.0 and later: what was flat before, and in device events of 2.3 still is as well. */
record UserTrafficObject(
        @Nullable Long used,
        @Nullable Long lifetimeUsed,
        @Nullable Instant onlineAt,
        @Nullable Instant firstConnectedAt,
        @Nullable UUID lastConnectedNodeUuid) {

    static final UserTrafficObject NONE = new UserTrafficObject(null, null, null, null, null);

    static UserTrafficObject read(JsonCursor in) throws IOException {
        if (!in.isObject()) {
            return NONE;
        }
        Long used = null;
        Long lifetimeUsed = null;
        Instant onlineAt = null;
        Instant firstConnectedAt = null;
        UUID lastConnectedNodeUuid = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "usedTrafficBytes" -> used = in.int64();
                case "lifetimeUsedTrafficBytes" -> lifetimeUsed = in.int64();
                case "onlineAt" -> onlineAt = in.instant();
                case "firstConnectedAt" -> firstConnectedAt = in.instant();
                case "lastConnectedNodeUuid" -> lastConnectedNodeUuid = in.uuid();
                default -> in.skip();
            }
        }
        return new UserTrafficObject(used, lifetimeUsed, onlineAt, firstConnectedAt, lastConnectedNodeUuid);
    }
}
