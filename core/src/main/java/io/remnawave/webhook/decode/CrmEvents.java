package io.remnawave.webhook.decode;

import io.remnawave.webhook.event.CrmEvent;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.model.CrmPayment;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

final class CrmEvents implements ScopeDecoder<CrmPayment> {

    @Override
    public @Nullable CrmPayment read(JsonCursor in) throws IOException {
        if (!in.isObject()) {
            return null;
        }
        String nodeName = null;
        String providerName = null;
        String loginUrl = null;
        Instant nextBillingAt = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "nodeName" -> nodeName = in.text();
                case "providerName" -> providerName = in.text();
                case "loginUrl" -> loginUrl = in.text();
                case "nextBillingAt" -> nextBillingAt = in.instant();
                default -> in.skip();
            }
        }
        in.require(nodeName, "nodeName");
        in.require(providerName, "providerName");
        in.require(loginUrl, "loginUrl");
        in.require(nextBillingAt, "nextBillingAt");
        return new CrmPayment(nodeName, providerName, loginUrl, nextBillingAt);
    }

    @Override
    public RemnawaveEvent event(EventHead head, @Nullable CrmPayment payment) {
        head.require(payment, "data");
        return new CrmEvent(head.name(), head.occurredAt(), head.payload(), head.missing(), payment);
    }
}
