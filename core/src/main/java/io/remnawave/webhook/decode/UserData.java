package io.remnawave.webhook.decode;

import io.remnawave.webhook.event.EventNames;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.model.User;
import io.remnawave.webhook.model.UserMeta;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

final class UserData implements DataReader {
    private @Nullable User user;

    @Override
    public void read(JsonCursor in) throws IOException {
        user = UserDecoder.read(in);
    }

    @Override
    public RemnawaveEvent event(EventReader body) {
        body.require(user, "data");
        UserMeta meta = body.meta();
        if (body.name().equals(EventNames.USER_EXPIRATION)) {
            body.require(meta == null ? null : meta.expiration(), "meta.expiration");
        }
        if (body.name().equals(EventNames.USER_NOT_CONNECTED)) {
            body.require(meta == null ? null : meta.notConnectedAfterHours(), "meta.notConnectedAfterHours");
        }
        return new UserEvent(body.name(), body.occurredAt(), body.payload(), body.missing(), user, meta);
    }
}
