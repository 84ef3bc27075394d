package io.remnawave.webhook.model;

import static io.remnawave.webhook.internal.json.JsonType.INSTANT;
import static io.remnawave.webhook.internal.json.JsonType.TEXT;
import static io.remnawave.webhook.internal.json.Sent.sent;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.remnawave.webhook.internal.json.Field;
import io.remnawave.webhook.internal.json.Fields;
import io.remnawave.webhook.internal.json.Values;
import java.time.Instant;

/**
 * A payment for a node that is due (panel 2.0.0 and later); the name of the event tells how soon.
 */
public final class CrmPayment extends Aggregate<CrmPayment> {
    private static final Fields<CrmPayment> FIELDS = Fields.define("crm", CrmPayment.class, CrmPayment::new);

    private static final Field<CrmPayment, String> NODE_NAME =
            FIELDS.required("nodeName", TEXT, sent("nodeName", "2.0.0-"));
    private static final Field<CrmPayment, String> PROVIDER_NAME =
            FIELDS.required("providerName", TEXT, sent("providerName", "2.0.0-"));
    private static final Field<CrmPayment, String> LOGIN_URL =
            FIELDS.required("loginUrl", TEXT, sent("loginUrl", "2.0.0-"));
    private static final Field<CrmPayment, Instant> NEXT_BILLING_AT =
            FIELDS.required("nextBillingAt", INSTANT, sent("nextBillingAt", "2.0.0-"));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    CrmPayment(Values<CrmPayment> values) {
        super(FIELDS, values);
    }

    /** Name of the node. */
    public String nodeName() {
        return require(NODE_NAME);
    }

    /** Who is to be paid. */
    public String providerName() {
        return require(PROVIDER_NAME);
    }

    /** Link to the console of the provider, or a link of the vendor of the panel if it has none. */
    public String loginUrl() {
        return require(LOGIN_URL);
    }

    /** When it is due. */
    public Instant nextBillingAt() {
        return require(NEXT_BILLING_AT);
    }
}
