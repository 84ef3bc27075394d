package io.remnawave.webhook.spring.inbox;

import io.remnawave.webhook.WebhookSettings;
import io.remnawave.webhook.delivery.IdempotencyStore;
import io.remnawave.webhook.inbox.JdbcIdempotencyStore;
import io.remnawave.webhook.inbox.SchemaInitialization;
import io.remnawave.webhook.spring.ConditionalOnSwitch;
import io.remnawave.webhook.spring.RemnawaveWebhookAutoConfiguration;
import io.remnawave.webhook.spring.RemnawaveWebhookProperties;
import io.remnawave.webhook.spring.WebhookReceiverCustomizer;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

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
    @Conditional(OnJdbcStoreCondition.class)
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
    @Conditional(OnJdbcStoreCondition.class)
    @ConditionalOnSwitch(value = "remnawave.webhook.inbox.enabled", is = false)
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

    /** Reads the property as the binder does, to which {@code "jdbc "} is jdbc. */
    static final class OnJdbcStoreCondition implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return Binder.get(context.getEnvironment())
                            .bind(STORE, RemnawaveWebhookClaimsProperties.Store.class)
                            .orElse(RemnawaveWebhookClaimsProperties.Store.MEMORY)
                    == RemnawaveWebhookClaimsProperties.Store.JDBC;
        }
    }
}
