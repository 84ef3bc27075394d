package io.remnawave.webhook.observe;

import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.internal.log.LogSanitizer;
import io.remnawave.webhook.internal.log.RateLimit;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two observers, of which each is told whatever the other throws, and neither can fail a delivery. Thread-safe. */
final class CompositeObserver implements WebhookObserver {

    private static final Logger log = LoggerFactory.getLogger(WebhookObserver.class);

    private final WebhookObserver first;
    private final WebhookObserver second;

    /** Strangers can have an observer called as often as they like. */
    private final RateLimit failures = new RateLimit(1, TimeUnit.SECONDS.toNanos(10));

    CompositeObserver(WebhookObserver first, WebhookObserver second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public void onRequest(ReceivedRequest request) {
        notifyBoth(observer -> observer.onRequest(request));
    }

    @Override
    public void onListener(ListenerCall call) {
        notifyBoth(observer -> observer.onListener(call));
    }

    @Override
    public void onDropped(Delivery delivery) {
        notifyBoth(observer -> observer.onDropped(delivery));
    }

    private void notifyBoth(Consumer<WebhookObserver> notification) {
        notify(first, notification);
        notify(second, notification);
    }

    private void notify(WebhookObserver observer, Consumer<WebhookObserver> notification) {
        if (observer == NONE) {
            return;
        }
        try {
            notification.accept(observer);
        } catch (Throwable e) { // also an Error: metrics must not decide what the panel is answered
            log.debug("The observer {} failed", observer.getClass().getName(), LogSanitizer.of(e));
            if (failures.tryPass()) {
                long more = failures.takeSuppressed();
                log.warn(
                        "The observer {} failed; the answer to the panel stays as it is: {}{} (its stack trace is logged at"
                                + " DEBUG)",
                        observer.getClass().getName(),
                        LogSanitizer.of(e).toString(),
                        more == 0 ? "" : ", and " + more + " times more since the last such line");
            }
        }
    }
}
