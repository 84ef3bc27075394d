package io.remnawave.webhook.observe;

import io.remnawave.webhook.WebhookResponse;
import io.remnawave.webhook.observe.internal.LogText;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two observers, of which each is told whatever the other throws, and neither can fail a delivery. */
record ObserverPair(WebhookObserver first, WebhookObserver second) implements WebhookObserver {

    private static final Logger log = LoggerFactory.getLogger(WebhookObserver.class);

    @Override
    public void onResponse(WebhookResponse response, @Nullable String eventName, Duration duration) {
        tellBoth(observer -> observer.onResponse(response, eventName, duration));
    }

    @Override
    public void onListener(String listenerId, String eventName, Duration duration, @Nullable Throwable failure) {
        tellBoth(observer -> observer.onListener(listenerId, eventName, duration, failure));
    }

    private void tellBoth(Consumer<WebhookObserver> news) {
        tell(first, news);
        tell(second, news);
    }

    private static void tell(WebhookObserver observer, Consumer<WebhookObserver> news) {
        try {
            news.accept(observer);
        } catch (Throwable e) { // also an Error: metrics must not decide what the panel is answered
            log.warn(
                    "The observer {} failed; the answer to the panel stays as it is",
                    observer.getClass().getName(),
                    LogText.of(e));
        }
    }
}
