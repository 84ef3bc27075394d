package io.remnawave.webhook.spring.reactive;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.spring.RemnawaveWebhookAutoConfiguration;
import io.remnawave.webhook.spring.RemnawaveWebhookProperties;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import reactor.core.scheduler.Schedulers;

/**
 * Maps the endpoint in the application's {@link DispatcherHandler}, before every controller, and not on a management port.
 * Listeners run on bounded-elastic threads of their own, or on virtual ones with {@code spring.threads.virtual.enabled}.
 */
@AutoConfiguration(after = RemnawaveWebhookAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(DispatcherHandler.class)
public class RemnawaveWebhookReactiveAutoConfiguration {

    private static final int FIRST_JAVA_WITH_VIRTUAL_THREADS = 21;

    /** A bean of this name replaces it. */
    @Bean
    @ConditionalOnMissingBean(name = "remnawaveWebhookHandlerMapping")
    SimpleUrlHandlerMapping remnawaveWebhookHandlerMapping(
            RemnawaveWebhookProperties properties, ObjectProvider<WebhookReceiver> receiver, Environment environment) {
        ListenerThreads threads = listenerThreads(environment);
        WebhookHandler handler = new WebhookHandler(receiver, threads.scheduler());
        return new MainPortHandlerMapping(Map.of(properties.path(), handler), Ordered.HIGHEST_PRECEDENCE, threads);
    }

    private static ListenerThreads listenerThreads(Environment environment) {
        boolean virtual = environment.getProperty("spring.threads.virtual.enabled", Boolean.class, false)
                && Runtime.version().feature() >= FIRST_JAVA_WITH_VIRTUAL_THREADS;
        return virtual ? ListenerThreads.virtual() : ListenerThreads.upTo(Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE);
    }
}
