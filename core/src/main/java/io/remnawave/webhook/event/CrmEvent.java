package io.remnawave.webhook.event;

import static io.remnawave.webhook.model.MissingFieldException.require;

import io.remnawave.webhook.model.CrmPayment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A payment for a node is near or overdue: the scope {@code crm}, panel 2.0.0 and later.
 *
 * @param name the name the panel gave the event
 * @param occurredAt the signed time at which the panel queued the event
 * @param payload the body it came in
 * @param missing paths of what every panel sends and this body lacks
 * @param payment the payment
 */
public record CrmEvent(
        String name,
        @Nullable Instant occurredAt,
        RawPayload payload,
        List<String> missing,
        @Nullable CrmPayment payment)
        implements RemnawaveEvent {

    public CrmEvent {
        missing = List.copyOf(missing);
    }

    @Override
    public String scope() {
        return Scopes.CRM;
    }

    @Override
    public Instant occurredAt() {
        return require(occurredAt, "timestamp");
    }

    @Override
    public CrmPayment payment() {
        return require(payment, "data");
    }

    @Override
    public <T> Optional<T> payload(Class<T> type) {
        return PayloadTypes.pick(type, payment);
    }
}
