package io.remnawave.webhook.testkit.assertion;

import io.remnawave.webhook.testkit.panel.EmittedDeliveries;
import io.remnawave.webhook.testkit.panel.EmittedDelivery;
import org.assertj.core.api.Assertions;

/**
 * AssertJ's {@code assertThat}, for deliveries too: one static import serves both.
 *
 * <pre>{@code
 * assertThat(panel.emit(userExpired().username("alice"))).wasAccepted();
 * assertThat(accounts.isSuspended("alice")).isTrue();
 * }</pre>
 */
public final class RemnawaveAssertions extends Assertions {

    private RemnawaveAssertions() {}

    /** On an event that was emitted. */
    public static EmittedDeliveryAssert assertThat(EmittedDelivery actual) {
        return new EmittedDeliveryAssert(actual);
    }

    /** On many events that were emitted together. */
    public static EmittedDeliveriesAssert assertThat(EmittedDeliveries actual) {
        return new EmittedDeliveriesAssert(actual);
    }
}
