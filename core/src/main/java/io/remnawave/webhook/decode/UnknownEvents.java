package io.remnawave.webhook.decode;

import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.UnknownEvent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

final class UnknownEvents implements ScopeDecoder<Void> {

    @Override
    public @Nullable Void read(JsonCursor in) throws IOException {
        in.skip();
        return null;
    }

    @Override
    public RemnawaveEvent event(EventHead head, @Nullable Void nothing) {
        return new UnknownEvent(head.name(), head.scope(), head.occurredAt(), head.payload(), head.missing());
    }
}
