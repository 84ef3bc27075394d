package io.remnawave.webhook.spring;

import io.remnawave.webhook.WebhookReceiver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Builds the lazy receiver when all beans are there and before the server takes requests: then every listener's real class
 * is known, and a mistake still stops the start.
 */
final class ReceiverStartup implements SmartInitializingSingleton {

    private final ObjectProvider<WebhookReceiver> receiver;

    ReceiverStartup(ObjectProvider<WebhookReceiver> receiver) {
        this.receiver = receiver;
    }

    @Override
    public void afterSingletonsInstantiated() {
        receiver.getObject();
    }
}
