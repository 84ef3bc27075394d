package io.remnawave.webhook.spring.publication;

import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.spi.ListenerDefinition;
import io.remnawave.webhook.spring.ConditionalOnSwitch;
import io.remnawave.webhook.spring.RemnawaveWebhookAutoConfiguration;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.RestrictedTransactionalEventListenerFactory;
import org.springframework.transaction.event.TransactionalEventListenerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * With {@code remnawave.webhook.publish-application-events=true}, publishes each event to the application context, after the
 * listeners with {@code @RemnawaveEventListener}. To the receiver this is one more listener: what fails in it is answered
 * 500, and all application listeners get the event again with the panel's retry, or with that of the inbox.
 *
 * <p>What runs on another thread ({@code @Async}, {@code @ApplicationModuleListener}) fails after the answer. An event
 * publication registry of Spring Modulith remembers that it did, and has the event to submit it again.
 */
@AutoConfiguration(
        before = RemnawaveWebhookAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration",
            "org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration"
        })
@ConditionalOnSwitch("remnawave.webhook.publish-application-events")
public class RemnawaveWebhookPublicationAutoConfiguration {

    /** The id of the listener that publishes. */
    public static final String LISTENER_ID = "application events";

    @Bean
    ListenerDefinition remnawaveApplicationEvents(EventPublication publication) {
        return ListenerDefinition.builder(LISTENER_ID, arguments -> {
                    publication.publish((RemnawaveEvent) arguments[0]);
                    return null;
                })
                .order(Ordered.LOWEST_PRECEDENCE)
                .parameterTypes(List.of(RemnawaveEvent.class))
                .build();
    }

    @Bean
    @ConditionalOnMissingBean
    EventPublication remnawaveEventPublication(ApplicationEventPublisher publisher) {
        return publisher::publishEvent;
    }

    /** A nested class, because those are looked at before the bean above, which is for where this one is not. */
    @Order(1)
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({PlatformTransactionManager.class, TransactionTemplate.class})
    static class InTransactions {

        @Bean
        @ConditionalOnSingleCandidate(PlatformTransactionManager.class)
        TransactionalPublication remnawaveTransactionalEventPublication(
                ApplicationEventPublisher publisher,
                ApplicationContext context,
                PlatformTransactionManager transactions) {
            return new TransactionalPublication(publisher, context, transactions);
        }
    }

    /** Looked at after the one above, where that made no publication. */
    @Order(2)
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(RestrictedTransactionalEventListenerFactory.class)
    @ConditionalOnBean(TransactionalEventListenerFactory.class)
    @ConditionalOnMissingBean(TransactionalPublication.class)
    static class OutsideOfTransactions {

        /** Static, because Spring asks for such a bean before all others. */
        @Bean
        static TransactionalListenerGuard remnawaveTransactionalListenerGuard() {
            return new TransactionalListenerGuard();
        }
    }
}
