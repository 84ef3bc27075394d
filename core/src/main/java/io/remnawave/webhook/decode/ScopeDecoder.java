package io.remnawave.webhook.decode;

import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.Scopes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the {@code data} of one scope and makes the event of it; the two are apart since a name may come last. */
interface ScopeDecoder<D> {

    /** Reads the {@code data}; null if it is no object. */
    @Nullable
    D read(JsonCursor in) throws IOException;

    RemnawaveEvent event(EventHead head, @Nullable D data);

    static ScopeDecoder<?> of(String scope) {
        return switch (scope) {
            case Scopes.USER -> new UserEvents();
            case Scopes.USER_HWID_DEVICES -> new UserHwidDeviceEvents();
            case Scopes.NODE -> new NodeEvents();
            case Scopes.SERVICE -> new ServiceEvents();
            case Scopes.ERRORS -> new ErrorsEvents();
            case Scopes.CRM -> new CrmEvents();
            case Scopes.TORRENT_BLOCKER -> new TorrentBlockerEvents();
            default -> new UnknownEvents();
        };
    }
}
