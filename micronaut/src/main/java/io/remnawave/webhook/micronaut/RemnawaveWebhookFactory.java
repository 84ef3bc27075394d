package io.remnawave.webhook.micronaut;

import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.inject.BeanDefinition;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookReceiverBuilder;
import io.remnawave.webhook.WebhookSettings;
import io.remnawave.webhook.delivery.IdempotencyStore;
import io.remnawave.webhook.micronaut.listener.ListenerBeans;
import io.remnawave.webhook.observe.WebhookObserver;
import io.remnawave.webhook.spi.DeliveryHandler;
import io.remnawave.webhook.spi.ListenerDefinition;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the {@link WebhookReceiver}. A bean of that type replaces it; an {@link IdempotencyStore}, a
 * {@link DeliveryHandler.Factory}, a single or primary {@link Clock}, every {@link WebhookObserver}, every
 * {@link ListenerDefinition} and every {@link WebhookReceiverCustomizer} is taken over.
 */
@Factory
final class RemnawaveWebhookFactory {

    private static final Logger log = LoggerFactory.getLogger(WebhookReceiver.class);

    @Singleton
    WebhookSettings settings(RemnawaveWebhookConfiguration configuration, Environment environment) {
        return configuration.settings(environment);
    }

    /** Closed with the application context. */
    @Singleton
    @Bean(preDestroy = "close")
    @Requires(missingBeans = WebhookReceiver.class)
    WebhookReceiver receiver(
            WebhookSettings settings,
            HttpServerConfiguration server,
            BeanContext context,
            ListenerBeans beans,
            List<ListenerDefinition> definitions,
            Optional<IdempotencyStore> store,
            Optional<DeliveryHandler.Factory> inbox,
            List<WebhookObserver> observers,
            List<WebhookReceiverCustomizer> customizers) {
        WebhookReceiverBuilder builder = WebhookReceiver.builder()
                .settings(settings)
                .maxBodySize((int) Math.min(settings.maxBodySize(), server.getMaxRequestSize()));
        beans.find().forEach(builder::register);
        definitions.forEach(builder::register);
        store.ifPresent(builder::idempotencyStore);
        inbox.ifPresent(builder::inbox);
        clockIn(context).ifPresent(builder::clock);
        observers.forEach(builder::observer);
        customizers.forEach(customizer -> customizer.customize(builder));
        return explained(builder.build());
    }

    /** The only one, or the one that is primary; an application may have others for purposes of its own. */
    private static Optional<Clock> clockIn(BeanContext context) {
        Collection<BeanDefinition<Clock>> all = context.getBeanDefinitions(Clock.class);
        List<BeanDefinition<Clock>> meant = all.stream()
                .filter(clock -> all.size() == 1 || clock.isPrimary())
                .toList();
        return meant.size() == 1 ? Optional.of(context.getBean(meant.get(0))) : Optional.empty();
    }

    private static WebhookReceiver explained(WebhookReceiver receiver) {
        if (receiver.listeners().isEmpty()) {
            log.warn("If there are @RemnawaveEventListener methods, they were compiled without the SDK: add"
                    + " remnawave-webhook-micronaut to the annotation processors, beside micronaut-inject-java");
        }
        return receiver;
    }
}
