package io.remnawave.webhook.observe;

import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.internal.log.LogSanitizer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two observers, of which each is told whatever the other throws, and neither can fail a delivery. */
record CompositeObserver(WebhookObserver first, WebhookObserver second) implements WebhookObserver {

    private static final Logger log = LoggerFactory.getLogger(WebhookObserver.class);

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

    private static void notify(WebhookObserver observer, Consumer<WebhookObserver> notification) {
        if (observer == NONE) {
            return;
        }
        try {
            notification.accept(observer);
        } catch (Throwable e) { // also an Error: metrics must not decide what the panel is answered
            log.warn(
                    "The observer {} failed; the answer to the panel stays as it is",
                    observer.getClass().getName(),
                    LogSanitizer.of(e));
        }
    }
}
