package io.remnawave.webhook.spring.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.inbox.Inbox;
import io.remnawave.webhook.inbox.InboxBuilder;
import io.remnawave.webhook.inbox.InboxMetrics;
import io.remnawave.webhook.inbox.InboxObserver;
import io.remnawave.webhook.inbox.RetryPolicy;
import io.remnawave.webhook.inbox.TransactionRunner;
import io.remnawave.webhook.spring.ConditionalOnSwitch;
import io.remnawave.webhook.spring.RemnawaveWebhookAutoConfiguration;
import io.remnawave.webhook.spring.WebhookReceiverCustomizer;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The durable inbox, where {@code remnawave.webhook.inbox.enabled} is true. In an application without a web server too, which then
 * handles what others have stored. An {@link Inbox}, a {@link TransactionRunner} and every
 * {@link InboxObserver} of the application is taken over.
 */
@AutoConfiguration(
        before = RemnawaveWebhookAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnSwitch("remnawave.webhook.inbox.enabled")
public class RemnawaveWebhookInboxAutoConfiguration {

    /** Rather than acknowledging what is stored nowhere. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass("io.remnawave.webhook.inbox.Inbox")
    static class MissingInboxConfiguration {

        @Bean
        WebhookReceiverCustomizer remnawaveWebhookMissingInbox() {
            return builder -> {
                throw new IllegalStateException(
                        "remnawave.webhook.inbox.enabled is true, but the inbox is not on the class"
                                + " path. Add the dependency io.remnawave.webhook:remnawave-webhook-inbox.");
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({Inbox.class, DataSource.class})
    @EnableConfigurationProperties(RemnawaveWebhookInboxProperties.class)
    static class InboxConfiguration {

        @Bean
        @ConditionalOnMissingBean
        @DependsOnDatabaseInitialization
        Inbox remnawaveWebhookInbox(
                RemnawaveWebhookInboxProperties properties,
                DataSource dataSource,
                ObjectProvider<TransactionRunner> transactions,
                ObjectProvider<InboxObserver> observers) {
            InboxBuilder builder = Inbox.jdbc(dataSource)
                    .autoStart(false)
                    .initializeSchema(properties.initializeSchema())
                    .orderBySubject(properties.ordering() == RemnawaveWebhookInboxProperties.Ordering.SUBJECT)
                    .retries(RetryPolicy.exponential(
                            properties.retry().attempts(),
                            properties.retry().firstPause(),
                            properties.retry().factor()));
            set(properties.workers(), builder::workers);
            set(properties.pollInterval(), builder::pollInterval);
            set(properties.hold(), builder::hold);
            set(properties.maxHeld(), builder::maxHeld);
            set(properties.upgradeWindow(), builder::upgradeWindow);
            set(properties.closeWait(), builder::closeWait);
            set(properties.encryptionKey(), key -> builder.encryptionKey(decoded(key)));
            if (properties.transactions()) {
                transactions.ifAvailable(runner -> builder.transactions(new ListenerTransactions(runner)));
            }
            observers.orderedStream().forEach(builder::observer);
            return builder.build();
        }

        private static <T> void set(@Nullable T value, Consumer<T> setter) {
            Optional.ofNullable(value).ifPresent(setter);
        }

        private static byte[] decoded(String key) {
            try {
                return Base64.getDecoder().decode(key.strip());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "remnawave.webhook.inbox.encryption-key is not in Base64. Generate one with: openssl rand -base64 32",
                        e);
            }
        }

        @Bean
        WebhookReceiverCustomizer remnawaveWebhookInboxCustomizer(Inbox inbox) {
            return builder -> builder.inbox(inbox);
        }

        @Bean
        InboxLifecycle remnawaveWebhookInboxLifecycle(
                Inbox inbox, ObjectProvider<WebhookReceiver> receiver, ApplicationContext context) {
            return new InboxLifecycle(inbox, receiver, context);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(
            value = Inbox.class,
            name = {
                "org.springframework.transaction.PlatformTransactionManager",
                "org.springframework.jdbc.datasource.DataSourceUtils"
            })
    @ConditionalOnBean(PlatformTransactionManager.class)
    static class TransactionConfiguration {

        /** Lazy: an inbox of the application's own, or one without transactions, asks nothing of the transaction managers. */
        @Bean
        @Lazy
        @ConditionalOnMissingBean(TransactionRunner.class)
        SpringTransactionRunner remnawaveWebhookInboxTransactions(
                Map<String, PlatformTransactionManager> all,
                ObjectProvider<PlatformTransactionManager> preferred,
                DataSource dataSource) {
            return new SpringTransactionRunner(
                    TransactionManagers.choose(all, preferred.getIfUnique(), dataSource), dataSource);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({Inbox.class, MeterRegistry.class})
    @ConditionalOnBean(MeterRegistry.class)
    static class MetricsConfiguration {

        @Bean
        @ConditionalOnSingleCandidate(MeterRegistry.class)
        @ConditionalOnMissingBean
        InboxMetrics remnawaveWebhookInboxMetrics(MeterRegistry registry) {
            return new InboxMetrics(registry);
        }

        /** When both are there: the inbox tells the metrics, so that these are made first. */
        @Bean
        InboxGauges remnawaveWebhookInboxGauges(ObjectProvider<InboxMetrics> metrics, ObjectProvider<Inbox> inbox) {
            return new InboxGauges(metrics, inbox);
        }
    }
}
