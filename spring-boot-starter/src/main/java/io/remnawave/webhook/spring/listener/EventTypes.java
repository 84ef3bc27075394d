package io.remnawave.webhook.spring.listener;

import io.remnawave.webhook.event.CrmEvent;
import io.remnawave.webhook.event.ErrorsEvent;
import io.remnawave.webhook.event.NodeEvent;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.ServiceEvent;
import io.remnawave.webhook.event.TorrentBlockerEvent;
import io.remnawave.webhook.event.UnknownEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.event.UserHwidDeviceEvent;
import java.util.List;

/** The types of events that this version makes. */
public final class EventTypes {

    private static final List<Class<? extends RemnawaveEvent>> ALL = List.of(
            CrmEvent.class,
            ErrorsEvent.class,
            NodeEvent.class,
            ServiceEvent.class,
            TorrentBlockerEvent.class,
            UnknownEvent.class,
            UserEvent.class,
            UserHwidDeviceEvent.class);

    private EventTypes() {}

    /** All of them; unmodifiable. */
    public static List<Class<? extends RemnawaveEvent>> all() {
        return ALL;
    }
}
