package io.remnawave.webhook.spring.reactive;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.spi.MappingReport;
import io.remnawave.webhook.spring.EndpointPath;
import io.remnawave.webhook.spring.RemnawaveWebhookAutoConfiguration;
import io.remnawave.webhook.spring.RemnawaveWebhookProperties;
import io.remnawave.webhook.spring.listener.ListenerExecution;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.HandlerMapping;

/**
 * Maps the endpoint in the application's {@link DispatcherHandler}, before every controller, and not on a management port.
 * Deliveries are verified on the event loop; listeners that may block run on threads of their own.
 */
@AutoConfiguration(after = RemnawaveWebhookAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(DispatcherHandler.class)
public class RemnawaveWebhookReactiveAutoConfiguration {

    /** A bean of the name {@code remnawaveWebhookHandlerMapping} replaces the mapping, and with it all of this. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(name = "remnawaveWebhookHandlerMapping")
    static class Mapping {

        @Bean
        HandlerMapping remnawaveWebhookHandlerMapping(
                RemnawaveWebhookProperties properties,
                EndpointPath fullPath,
                ObjectProvider<WebhookReceiver> receiver,
                Environment environment) {
            ListenerExecution execution = ListenerExecution.of(environment);
            WebhookHandler handler = new WebhookHandler(receiver, execution.executor());
            return new MainPortHandlerMapping(properties.path(), fullPath, handler, execution);
        }

        @Bean
        EndpointPath remnawaveWebhookEndpointPath(RemnawaveWebhookProperties properties, Environment environment) {
            return new EndpointPath(
                    EndpointPath.join(environment.getProperty("spring.webflux.base-path", ""), properties.path()));
        }

        @Bean
        SmartInitializingSingleton remnawaveWebhookEndpointReport(EndpointPath path) {
            return () -> MappingReport.logEndpoint(path.value());
        }
    }
}
