package io.remnawave.webhook.decode;

import io.remnawave.webhook.event.ErrorsEvent;
import io.remnawave.webhook.event.RemnawaveEvent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

final class ErrorsData implements DataReader {
    private static final FieldTable TABLE = new FieldTable();
    private static final Field<String> DESCRIPTION = TABLE.required("description", Scalar.TEXT);

    private @Nullable Object @Nullable [] values;

    @Override
    public void read(JsonCursor in) throws IOException {
        values = in.object(TABLE);
    }

    @Override
    public RemnawaveEvent event(EventReader body) {
        body.require(values, "data");
        return new ErrorsEvent(body.name(), body.occurredAt(), body.payload(), body.missing(), DESCRIPTION.of(values));
    }
}
