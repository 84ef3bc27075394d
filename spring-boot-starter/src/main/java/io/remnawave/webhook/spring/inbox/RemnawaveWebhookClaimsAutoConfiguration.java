package io.remnawave.webhook.spring.inbox;

import io.remnawave.webhook.WebhookSettings;
import io.remnawave.webhook.delivery.IdempotencyStore;
import io.remnawave.webhook.inbox.JdbcIdempotencyStore;
import io.remnawave.webhook.inbox.SchemaInitialization;
import io.remnawave.webhook.spring.RemnawaveWebhookAutoConfiguration;
import io.remnawave.webhook.spring.RemnawaveWebhookProperties;
import io.remnawave.webhook.spring.WebhookReceiverCustomizer;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The memory of deliveries in the application's database, where {@code remnawave.webhook.claims.store} is jdbc and there is no
 * inbox, which remembers by itself. A bean of type {@link IdempotencyStore} replaces it.
 */
@AutoConfiguration(
        before = RemnawaveWebhookAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
        })
@ConditionalOnWebApplication
@EnableConfigurationProperties(RemnawaveWebhookClaimsProperties.class)
public class RemnawaveWebhookClaimsAutoConfiguration {

    private static final String STORE = "remnawave.webhook.claims.store";

    /** Rather than forgetting on each instance what the other has handled. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = STORE, havingValue = "jdbc")
    @ConditionalOnMissingClass("io.remnawave.webhook.inbox.JdbcIdempotencyStore")
    static class MissingStoreConfiguration {

        @Bean
        WebhookReceiverCustomizer remnawaveWebhookMissingClaimsStore() {
            return builder -> {
                throw new IllegalStateException(STORE + " is jdbc, but that store is not on the class path."
                        + " Add the dependency io.remnawave.webhook:remnawave-webhook-inbox.");
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = STORE, havingValue = "jdbc")
    @ConditionalOnProperty(name = "remnawave.webhook.inbox.enabled", havingValue = "false", matchIfMissing = true)
    @ConditionalOnClass({JdbcIdempotencyStore.class, DataSource.class})
    static class StoreConfiguration {

        @Bean
        @ConditionalOnMissingBean(IdempotencyStore.class)
        @DependsOnDatabaseInitialization
        JdbcIdempotencyStore remnawaveWebhookClaimsStore(
                RemnawaveWebhookProperties properties, RemnawaveWebhookClaimsProperties claims, DataSource dataSource) {
            WebhookSettings settings = properties.settings();
            return new JdbcIdempotencyStore(
                    dataSource,
                    Optional.ofNullable(settings.claimRetention())
                            .orElse(settings.freshness().length()),
                    SchemaInitialization.valueOf(claims.initializeSchema().name()));
        }
    }
}
