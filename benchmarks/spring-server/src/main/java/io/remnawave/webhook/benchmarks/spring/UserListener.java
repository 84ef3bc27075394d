package io.remnawave.webhook.benchmarks.spring;

import io.remnawave.webhook.event.EventNames;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Asks the event for one field, as the listeners of the other servers do. Thread-safe. */
@Component
class UserListener {

    private final AtomicLong seen = new AtomicLong();

    @RemnawaveEventListener(EventNames.USER_EXPIRED)
    void take(UserEvent event) {
        seen.addAndGet(event.user().username().length());
    }

    /** A listener that says by its return type that it does not block. */
    @RemnawaveEventListener(EventNames.USER_CREATED)
    CompletionStage<Void> takeWithoutBlocking(UserEvent event) {
        take(event);
        return CompletableFuture.completedFuture(null);
    }
}
