package io.remnawave.webhook.samples.micronaut;

import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.remnawave.webhook.WebhookSettings;
import jakarta.inject.Singleton;

/**
 * Starts the sample. {@code PORT}, {@code REMNAWAVE_WEBHOOK_*} and {@code LISTENER_DELAY} in the environment configure it.
 */
@Singleton
public class SampleApplication {

    private final WebhookSettings settings;

    SampleApplication(WebhookSettings settings) {
        this.settings = settings;
    }

    public static void main(String[] args) {
        Micronaut.build(args).mainClass(SampleApplication.class).banner(false).start();
    }

    @EventListener
    void announce(ServerStartupEvent started) {
        System.out.println(
                "Taking deliveries at http://localhost:" + started.getSource().getPort() + settings.path());
    }
}
