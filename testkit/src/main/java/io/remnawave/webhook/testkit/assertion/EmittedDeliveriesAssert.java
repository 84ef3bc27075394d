package io.remnawave.webhook.testkit.assertion;

import io.remnawave.webhook.testkit.panel.EmittedDeliveries;
import io.remnawave.webhook.testkit.panel.EmittedDelivery;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions on many events that were emitted together. */
public final class EmittedDeliveriesAssert extends AbstractAssert<EmittedDeliveriesAssert, EmittedDeliveries> {

    EmittedDeliveriesAssert(EmittedDeliveries actual) {
        super(actual, EmittedDeliveriesAssert.class);
    }

    /** Each was answered 2xx in the end. */
    public EmittedDeliveriesAssert wereAllAccepted() {
        isNotNull();
        List<EmittedDelivery> others = actual.notAccepted();
        if (!others.isEmpty()) {
            throw failure(
                    "%nExpected all %d deliveries to be accepted, but %d were not. The first:%n  %s%n%s",
                    actual.deliveries().size(), others.size(), others.get(0), StatusHints.of(others.get(0)));
        }
        return this;
    }
}
