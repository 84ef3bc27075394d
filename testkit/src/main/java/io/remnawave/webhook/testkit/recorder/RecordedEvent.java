package io.remnawave.webhook.testkit.recorder;

import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.event.RemnawaveEvent;

/** An event as a listener got it, and the delivery it came in. */
public record RecordedEvent<E extends RemnawaveEvent>(E event, Delivery delivery) {}
