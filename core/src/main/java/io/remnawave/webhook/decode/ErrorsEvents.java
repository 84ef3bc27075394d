package io.remnawave.webhook.decode;

import io.remnawave.webhook.event.ErrorsEvent;
import io.remnawave.webhook.event.RemnawaveEvent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

final class ErrorsEvents implements ScopeDecoder<String> {

    @Override
    public @Nullable String read(JsonCursor in) throws IOException {
        if (!in.isObject()) {
            return null;
        }
        String description = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            if (field.equals("description")) {
                description = in.text();
            } else {
                in.skip();
            }
        }
        return description;
    }

    @Override
    public RemnawaveEvent event(EventHead head, @Nullable String description) {
        head.require(description, "data.description");
        return new ErrorsEvent(head.name(), head.occurredAt(), head.payload(), head.missing(), description);
    }
}
