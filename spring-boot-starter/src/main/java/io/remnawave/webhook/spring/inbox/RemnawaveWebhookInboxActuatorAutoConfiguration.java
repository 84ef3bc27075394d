package io.remnawave.webhook.spring.inbox;

import io.remnawave.webhook.inbox.Inbox;
import io.remnawave.webhook.spring.ConditionalOnSwitch;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The endpoint and the health of the inbox, where there is one. */
@AutoConfiguration(after = RemnawaveWebhookInboxAutoConfiguration.class)
@ConditionalOnClass({Inbox.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnBean(Inbox.class)
public class RemnawaveWebhookInboxActuatorAutoConfiguration {

    @Bean
    @ConditionalOnAvailableEndpoint(RemnawaveWebhookInboxEndpoint.class)
    @ConditionalOnMissingBean
    RemnawaveWebhookInboxEndpoint remnawaveWebhookInboxEndpoint(Inbox inbox) {
        return new RemnawaveWebhookInboxEndpoint(inbox);
    }

    /** Spring Boot 3. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
    @ConditionalOnSwitch(value = "management.health.remnawave-webhook-inbox.enabled", byDefault = true)
    static class Boot3HealthConfiguration {

        @Bean
        org.springframework.boot.actuate.health.HealthIndicator remnawaveWebhookInboxHealthIndicator(Inbox inbox) {
            return () -> (inbox.isDatabaseAvailable()
                            ? org.springframework.boot.actuate.health.Health.up()
                            : org.springframework.boot.actuate.health.Health.down())
                    .build();
        }
    }

    /** Spring Boot 4. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
    @ConditionalOnMissingClass("org.springframework.boot.actuate.health.HealthIndicator")
    @ConditionalOnSwitch(value = "management.health.remnawave-webhook-inbox.enabled", byDefault = true)
    static class Boot4HealthConfiguration {

        @Bean
        org.springframework.boot.health.contributor.HealthIndicator remnawaveWebhookInboxHealthIndicator(Inbox inbox) {
            return () -> (inbox.isDatabaseAvailable()
                            ? org.springframework.boot.health.contributor.Health.up()
                            : org.springframework.boot.health.contributor.Health.down())
                    .build();
        }
    }
}
