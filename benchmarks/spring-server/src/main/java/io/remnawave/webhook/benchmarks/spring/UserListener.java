package io.remnawave.webhook.benchmarks.spring;

import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Asks the event for one field, as the listeners of the other servers do. Thread-safe. */
@Component
class UserListener {

    private final AtomicLong seen = new AtomicLong();

    @RemnawaveEventListener("user.*")
    void take(UserEvent event) {
        seen.addAndGet(event.user().username().length());
    }
}
