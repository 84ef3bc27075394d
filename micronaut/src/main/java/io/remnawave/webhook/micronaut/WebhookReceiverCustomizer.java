package io.remnawave.webhook.micronaut;

import io.remnawave.webhook.WebhookReceiverBuilder;

/**
 * A bean that changes how the receiver is built, after the properties, the listeners and all other beans were taken over.
 * Several run in their {@link io.micronaut.core.annotation.Order}.
 */
@FunctionalInterface
public interface WebhookReceiverCustomizer {

    /** Changes the builder; called once, when the application starts. */
    void customize(WebhookReceiverBuilder builder);
}
