package io.remnawave.webhook.spring.servlet;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.spi.MappingReport;
import io.remnawave.webhook.spring.EndpointPath;
import io.remnawave.webhook.spring.RemnawaveWebhookAutoConfiguration;
import io.remnawave.webhook.spring.RemnawaveWebhookProperties;
import io.remnawave.webhook.spring.ServletPath;
import io.remnawave.webhook.spring.listener.ListenerExecution;
import jakarta.servlet.ServletContext;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Maps the endpoint in the application's {@link DispatcherServlet}, before every controller, and not on a management port.
 * Neither a slow sender nor a slow listener holds a thread of the server.
 *
 * <p>Not as a servlet of its own: a second mapped servlet changes how Spring Security 6 reads the patterns of the
 * application's own rules.
 */
@AutoConfiguration(after = RemnawaveWebhookAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
public class RemnawaveWebhookServletAutoConfiguration {

    /** A bean of the name {@code remnawaveWebhookHandlerMapping} replaces the mapping, and with it all of this. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(name = "remnawaveWebhookHandlerMapping")
    static class Mapping {

        @Bean
        WebhookRequestHandler remnawaveWebhookRequestHandler(
                ObjectProvider<WebhookReceiver> receiver, Environment environment) {
            return new WebhookRequestHandler(receiver, ListenerExecution.of(environment));
        }

        @Bean
        HandlerMapping remnawaveWebhookHandlerMapping(
                RemnawaveWebhookProperties properties, EndpointPath fullPath, WebhookRequestHandler handler) {
            return new WebhookHandlerMapping(properties.path(), fullPath, handler);
        }

        @Bean
        MultipartDeliveryFilter remnawaveMultipartDeliveryFilter(
                RemnawaveWebhookProperties properties,
                BeanFactory beans,
                Environment environment,
                WebhookRequestHandler handler) {
            return new MultipartDeliveryFilter(pathWithinContext(properties, beans, environment), handler);
        }

        @Bean
        ErrorDispatchFilter remnawaveErrorDispatchFilter() {
            return new ErrorDispatchFilter();
        }

        @Bean
        EndpointPath remnawaveWebhookEndpointPath(
                RemnawaveWebhookProperties properties,
                BeanFactory beans,
                Environment environment,
                ServletContext context) {
            return new EndpointPath(
                    EndpointPath.join(context.getContextPath(), pathWithinContext(properties, beans, environment)));
        }

        private static String pathWithinContext(
                RemnawaveWebhookProperties properties, BeanFactory beans, Environment environment) {
            return EndpointPath.join(ServletPath.of(beans, environment), properties.path());
        }

        @Bean
        SmartInitializingSingleton remnawaveWebhookEndpointReport(EndpointPath path) {
            return () -> MappingReport.logEndpoint(path.value());
        }
    }
}
