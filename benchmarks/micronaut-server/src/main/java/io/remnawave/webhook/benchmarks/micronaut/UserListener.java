package io.remnawave.webhook.benchmarks.micronaut;

import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/** Asks the event for one field, as the listeners of the other servers do. Thread-safe. */
@Singleton
class UserListener {

    private final AtomicLong seen = new AtomicLong();

    @RemnawaveEventListener("user.*")
    void take(UserEvent event) {
        seen.addAndGet(event.user().username().length());
    }
}
