package io.remnawave.webhook.event;

import static io.remnawave.webhook.internal.json.JsonType.object;
import static io.remnawave.webhook.internal.json.Sent.sent;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.remnawave.webhook.internal.json.Document;
import io.remnawave.webhook.internal.json.EventTable;
import io.remnawave.webhook.internal.json.Field;
import io.remnawave.webhook.model.CrmPayment;

/** A payment for a node is near or overdue: the scope {@code crm}, panel 2.0.0 and later. */
public final class CrmEvent extends DecodedEvent<CrmEvent> {
    private static final EventTable<CrmEvent> TABLE = EventTable.define(CrmEvent.class, CrmEvent::new);

    private static final Field<CrmEvent, CrmPayment> PAYMENT =
            TABLE.fields().required("payment", object(CrmPayment.class), sent("data", "2.0.0-"));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    CrmEvent(Document<CrmEvent> document) {
        super(TABLE, document);
    }

    /** The payment. */
    public CrmPayment payment() {
        return require(PAYMENT);
    }
}
