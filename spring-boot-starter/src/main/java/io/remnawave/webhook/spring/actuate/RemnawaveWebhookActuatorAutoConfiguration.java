package io.remnawave.webhook.spring.actuate;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.spi.OutcomeCounts;
import io.remnawave.webhook.spring.EndpointPath;
import io.remnawave.webhook.spring.RemnawaveWebhookAutoConfiguration;
import io.remnawave.webhook.spring.RemnawaveWebhookProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Masks the secrets, and offers the endpoint {@code remnawavewebhook} where it is exposed. */
@AutoConfiguration(after = RemnawaveWebhookAutoConfiguration.class)
@ConditionalOnClass({SanitizingFunction.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnBean(RemnawaveWebhookProperties.class)
public class RemnawaveWebhookActuatorAutoConfiguration {

    /** The key is read by its name, because it is in the environment without the inbox too. */
    @Bean
    SanitizingFunction remnawaveWebhookSecretSanitizer(RemnawaveWebhookProperties properties, Environment environment) {
        String encryptionKey = Binder.get(environment)
                .bind("remnawave.webhook.inbox.encryption-key", String.class)
                .orElse(null);
        return new SecretSanitizer(properties, encryptionKey);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnAvailableEndpoint(RemnawaveWebhookEndpoint.class)
    static class EndpointConfiguration {

        @Bean
        OutcomeCounts remnawaveWebhookOutcomeCounts() {
            return new OutcomeCounts();
        }

        @Bean
        @ConditionalOnMissingBean
        RemnawaveWebhookEndpoint remnawaveWebhookEndpoint(
                RemnawaveWebhookProperties properties,
                ObjectProvider<EndpointPath> path,
                ObjectProvider<WebhookReceiver> receiver,
                OutcomeCounts counts) {
            EndpointPath full = path.getIfAvailable(() -> new EndpointPath(properties.path()));
            return new RemnawaveWebhookEndpoint(full.value(), receiver, counts);
        }
    }
}
