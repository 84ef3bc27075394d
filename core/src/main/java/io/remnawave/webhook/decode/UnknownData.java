package io.remnawave.webhook.decode;

import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.UnknownEvent;
import java.io.IOException;

final class UnknownData implements DataReader {

    @Override
    public void read(JsonCursor in) throws IOException {
        in.skip();
    }

    @Override
    public RemnawaveEvent event(EventReader body) {
        return new UnknownEvent(body.name(), body.scope(), body.occurredAt(), body.payload(), body.missing());
    }
}
