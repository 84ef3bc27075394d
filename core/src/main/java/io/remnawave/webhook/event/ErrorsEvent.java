package io.remnawave.webhook.event;

import static io.remnawave.webhook.internal.json.JsonType.TEXT;
import static io.remnawave.webhook.internal.json.Sent.sent;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.remnawave.webhook.internal.json.Document;
import io.remnawave.webhook.internal.json.EventTable;
import io.remnawave.webhook.internal.json.Field;

/**
 * The panel reports a trouble of its own: the scope {@code errors}, declared since panel 1.6.3 and never sent by a
 * release up to 3.3.2.
 */
public final class ErrorsEvent extends DecodedEvent<ErrorsEvent> {
    private static final EventTable<ErrorsEvent> TABLE = EventTable.define(ErrorsEvent.class, ErrorsEvent::new);

    private static final Field<ErrorsEvent, String> DESCRIPTION =
            TABLE.fields().required("description", TEXT, sent("data.description", "1.6.3-"));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    ErrorsEvent(Document<ErrorsEvent> document) {
        super(TABLE, document);
    }

    /** Text for people. */
    public String description() {
        return require(DESCRIPTION);
    }
}
