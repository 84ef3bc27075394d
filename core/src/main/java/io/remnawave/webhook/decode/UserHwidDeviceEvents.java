package io.remnawave.webhook.decode;

import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.UserHwidDeviceEvent;
import io.remnawave.webhook.model.HwidDevice;
import io.remnawave.webhook.model.User;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

final class UserHwidDeviceEvents implements ScopeDecoder<UserHwidDeviceEvents.Parts> {

    record Parts(@Nullable HwidDevice device, @Nullable User user) {
        static final Parts NONE = new Parts(null, null);
    }

    @Override
    public Parts read(JsonCursor in) throws IOException {
        if (!in.isObject()) {
            return Parts.NONE;
        }
        HwidDevice device = null;
        User user = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "hwidUserDevice" -> device = HwidDeviceDecoder.read(in);
                case "user" -> user = UserDecoder.read(in);
                default -> in.skip();
            }
        }
        return new Parts(device, user);
    }

    @Override
    public RemnawaveEvent event(EventHead head, @Nullable Parts data) {
        Parts parts = data == null ? Parts.NONE : data;
        head.require(parts.device, "data.hwidUserDevice");
        head.require(parts.user, "data.user");
        return new UserHwidDeviceEvent(
                head.name(), head.occurredAt(), head.payload(), head.missing(), parts.device, parts.user);
    }
}
