package io.remnawave.webhook.spring.publication;

import io.remnawave.webhook.event.RemnawaveEvent;

/** Publishes an event to the application context. Thread-safe. */
@FunctionalInterface
interface EventPublication {

    /** Returns when every listener that runs on this thread has taken the event; throws what one of them throws. */
    void publish(RemnawaveEvent event);
}
