package io.remnawave.webhook.decode;

import io.remnawave.webhook.event.EventNames;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.model.User;
import io.remnawave.webhook.model.UserMeta;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

final class UserEvents implements ScopeDecoder<User> {

    @Override
    public @Nullable User read(JsonCursor in) throws IOException {
        return UserDecoder.read(in);
    }

    @Override
    public RemnawaveEvent event(EventHead head, @Nullable User user) {
        head.require(user, "data");
        UserMeta meta = head.meta();
        switch (head.name()) {
            case EventNames.USER_EXPIRATION -> head.require(meta == null ? null : meta.expiration(), "meta.expiration");
            case EventNames.USER_NOT_CONNECTED ->
                head.require(meta == null ? null : meta.notConnectedAfterHours(), "meta.notConnectedAfterHours");
            default -> {}
        }
        return new UserEvent(head.name(), head.occurredAt(), head.payload(), head.missing(), user, meta);
    }
}
