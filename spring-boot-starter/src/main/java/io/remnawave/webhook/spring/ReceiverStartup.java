package io.remnawave.webhook.spring;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.spring.listener.ListenerBeans;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Builds the lazy receiver when all beans are there and before the server takes requests: then every listener's real class
 * is known, and a mistake still stops the start.
 */
final class ReceiverStartup implements SmartInitializingSingleton {

    private final ObjectProvider<WebhookReceiver> receiver;
    private final ObjectProvider<ListenerBeans> listeners;

    /** @param listeners none where the receiver is the application's own */
    ReceiverStartup(ObjectProvider<WebhookReceiver> receiver, ObjectProvider<ListenerBeans> listeners) {
        this.receiver = receiver;
        this.listeners = listeners;
    }

    @Override
    public void afterSingletonsInstantiated() {
        listeners.ifAvailable(ListenerBeans::createWhereNecessary);
        receiver.getObject();
        listeners.ifAvailable(ListenerBeans::requireNoneMissed);
    }
}
