package io.remnawave.webhook.testkit.junit;

/** Shows beside the failure of a test what it had emitted. Never thrown. */
final class DeliveriesOfTheTest extends RuntimeException {

    DeliveriesOfTheTest(String deliveries) {
        super("The panel had delivered:\n" + deliveries, null, false, false);
    }
}
