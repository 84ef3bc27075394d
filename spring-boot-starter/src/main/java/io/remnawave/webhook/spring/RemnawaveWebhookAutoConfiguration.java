package io.remnawave.webhook.spring;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookReceiverBuilder;
import io.remnawave.webhook.delivery.IdempotencyStore;
import io.remnawave.webhook.observe.WebhookObserver;
import io.remnawave.webhook.spi.DeliveryHandler;
import io.remnawave.webhook.spi.ListenerDefinition;
import io.remnawave.webhook.spi.ListenerInvoker;
import io.remnawave.webhook.spring.listener.InvokerDecorator;
import io.remnawave.webhook.spring.listener.ListenerBeans;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;

/**
 * Configures the {@link WebhookReceiver} of a web application, or of one that handles what others have put into the inbox. A bean
 * of that type replaces it; an {@link IdempotencyStore}, a single {@link DeliveryHandler.Factory} (which handles deliveries in
 * another way than on the request), a single {@link Clock}, every {@link WebhookObserver}, every {@link ListenerDefinition} and
 * every {@link WebhookReceiverCustomizer} is taken over.
 */
@AutoConfiguration
@Conditional(RemnawaveWebhookAutoConfiguration.OnDeliveries.class)
@EnableConfigurationProperties(RemnawaveWebhookProperties.class)
public class RemnawaveWebhookAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean({ListenerBeans.class, WebhookReceiver.class})
    ListenerBeans remnawaveListenerBeans(ConfigurableListableBeanFactory beans) {
        return new ListenerBeans(beans);
    }

    /** Lazy, for {@link ReceiverStartup}; closed with the application context. */
    @Bean
    @Lazy
    @ConditionalOnMissingBean
    WebhookReceiver remnawaveWebhookReceiver(
            RemnawaveWebhookProperties properties,
            ListenerBeans listeners,
            ObjectProvider<ListenerDefinition> definitions,
            ObjectProvider<InvokerDecorator> decorators,
            ObjectProvider<IdempotencyStore> store,
            ObjectProvider<DeliveryHandler.Factory> inbox,
            ObjectProvider<Clock> clock,
            ObjectProvider<WebhookObserver> observers,
            ObjectProvider<WebhookReceiverCustomizer> customizers) {
        WebhookReceiverBuilder builder = WebhookReceiver.builder().settings(properties.settings());
        List<InvokerDecorator> around = decorators.orderedStream().toList();
        Stream.concat(listeners.find().stream(), definitions.orderedStream())
                .map(listener -> decorated(listener, around))
                .forEach(builder::register);
        store.ifAvailable(builder::idempotencyStore);
        inbox.ifUnique(builder::inbox);
        clock.ifUnique(builder::clock);
        observers.orderedStream().forEach(builder::observer);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }

    /** The first decorator is the innermost. */
    private static ListenerDefinition decorated(ListenerDefinition listener, List<InvokerDecorator> around) {
        ListenerInvoker invoker = listener.invoker();
        for (InvokerDecorator decorator : around) {
            invoker = decorator.decorate(listener.id(), invoker);
        }
        return listener.toBuilder().invoker(invoker).build();
    }

    /** Where there can be some. */
    static final class OnDeliveries extends AnyNestedCondition {

        OnDeliveries() {
            super(ConfigurationPhase.PARSE_CONFIGURATION);
        }

        @ConditionalOnWebApplication
        static class FromThePanel {}

        @ConditionalOnSwitch("remnawave.webhook.inbox.enabled")
        static class FromTheInbox {}
    }

    @Bean
    ReceiverStartup remnawaveWebhookReceiverStartup(
            ObjectProvider<WebhookReceiver> receiver, ObjectProvider<ListenerBeans> listeners) {
        return new ReceiverStartup(receiver, listeners);
    }
}
