package io.remnawave.webhook.decode;

import io.remnawave.webhook.event.CrmEvent;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.model.CrmPayment;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

final class CrmData implements DataReader {
    private static final FieldTable TABLE = new FieldTable();
    private static final Field<String> NODE_NAME = TABLE.required("nodeName", Scalar.TEXT);
    private static final Field<String> PROVIDER_NAME = TABLE.required("providerName", Scalar.TEXT);
    private static final Field<String> LOGIN_URL = TABLE.required("loginUrl", Scalar.TEXT);
    private static final Field<Instant> NEXT_BILLING_AT = TABLE.required("nextBillingAt", Scalar.INSTANT);

    private @Nullable CrmPayment payment;

    @Override
    public void read(JsonCursor in) throws IOException {
        @Nullable Object[] values = in.object(TABLE);
        payment = values == null
                ? null
                : new CrmPayment(
                        NODE_NAME.of(values),
                        PROVIDER_NAME.of(values),
                        LOGIN_URL.of(values),
                        NEXT_BILLING_AT.of(values));
    }

    @Override
    public RemnawaveEvent event(EventReader body) {
        body.require(payment, "data");
        return new CrmEvent(body.name(), body.occurredAt(), body.payload(), body.missing(), payment);
    }
}
