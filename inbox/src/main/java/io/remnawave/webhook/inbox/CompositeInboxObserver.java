package io.remnawave.webhook.inbox;

import io.remnawave.webhook.delivery.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Observers, each of which is told whatever the others throw. */
record CompositeInboxObserver(List<InboxObserver> observers) implements InboxObserver {

    private static final Logger log = LoggerFactory.getLogger(InboxObserver.class);

    @Override
    public void onHandled(Delivery delivery, Duration age) {
        tell(observer -> observer.onHandled(delivery, age));
    }

    @Override
    public void onDead(Delivery delivery, @Nullable String listenerId, Throwable failure) {
        tell(observer -> observer.onDead(delivery, listenerId, failure));
    }

    private void tell(Consumer<InboxObserver> news) {
        for (InboxObserver observer : observers) {
            try {
                news.accept(observer);
            } catch (Throwable e) { // also an Error: what is told has been written down already
                log.warn("The observer {} failed", observer.getClass().getName(), e);
            }
        }
    }
}
