package io.remnawave.webhook.decode;

import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.Scopes;
import java.io.IOException;

/**
 * Reads the {@code data} of one body of one scope, and makes the event of it when the whole body is read: its name may
 * come last.
 */
interface DataReader {

    void read(JsonCursor in) throws IOException;

    /** The event; also if there was no {@code data} to read. */
    RemnawaveEvent event(EventReader body);

    static DataReader of(String scope) {
        return switch (scope) {
            case Scopes.USER -> new UserData();
            case Scopes.USER_HWID_DEVICES -> new UserHwidDeviceData();
            case Scopes.NODE -> new NodeData();
            case Scopes.SERVICE -> new ServiceData();
            case Scopes.ERRORS -> new ErrorsData();
            case Scopes.CRM -> new CrmData();
            case Scopes.TORRENT_BLOCKER -> new TorrentBlockerData();
            default -> new UnknownData();
        };
    }
}
