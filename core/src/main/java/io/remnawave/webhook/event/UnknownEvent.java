package io.remnawave.webhook.event;

import static io.remnawave.webhook.internal.json.JsonType.RAW_CONTAINER;
import static io.remnawave.webhook.internal.json.Sent.sent;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.remnawave.webhook.internal.json.Document;
import io.remnawave.webhook.internal.json.EventTable;

/**
 * An event of a scope that this version does not know. {@link #data()} has what it says, {@link #dataAs(Class)} makes it a
 * type of your own; printed or serialised its data is masked as a whole, since nobody knows what is sensitive in it.
 */
public final class UnknownEvent extends DecodedEvent<UnknownEvent> {
    private static final EventTable<UnknownEvent> TABLE = EventTable.define(UnknownEvent.class, UnknownEvent::new);

    static {
        TABLE.fields().optional("data", RAW_CONTAINER, sent("data", "1.3.3-"));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    UnknownEvent(Document<UnknownEvent> document) {
        super(TABLE, document);
    }
}
