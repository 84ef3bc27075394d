package io.remnawave.webhook.observe;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One call of a listener, when it has ended or is not awaited any longer. Made by receivers; more may come to be told. */
public interface ListenerCall {

    /** As in the mapping that is logged at start. */
    String listenerId();

    /** The name of the event, which a future panel may have invented: bound it before it becomes a tag. */
    String eventName();

    /** The delivery, see {@code Delivery.id()}. */
    String deliveryId();

    /** How often the delivery was tried, this time included. */
    int attempt();

    /** From the call until the listener, and what it returned, was done or not awaited any longer. */
    Duration duration();

    /** What it threw or its stage failed with, a {@code TimeoutException} if that took too long; null when it took the event. */
    @Nullable
    Throwable failure();
}
