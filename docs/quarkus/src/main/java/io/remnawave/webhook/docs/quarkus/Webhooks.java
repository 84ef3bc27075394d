package io.remnawave.webhook.docs.quarkus;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookSettings;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

public class Webhooks {

    @Produces
    @Singleton
    WebhookReceiver receiver(Config config, Subscriptions subscriptions) {
        return WebhookReceiver.builder()
                .settings(WebhookSettings.from(
                        name -> config.getOptionalValue(name, String.class).orElse(null)))
                .register(subscriptions)
                .build();
    }

    void close(@Disposes WebhookReceiver receiver) {
        receiver.close();
    }
}
