package io.remnawave.webhook.spring.servlet;

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
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/**
 * Maps the endpoint in the application's {@link DispatcherServlet}, before every controller, and not on a management port.
 *
 * <p>Not as a servlet of its own: a second mapped servlet changes how Spring Security 6 reads the patterns of the
 * application's own rules.
 */
@AutoConfiguration(after = RemnawaveWebhookAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
public class RemnawaveWebhookServletAutoConfiguration {

    /** A bean of this name replaces it. */
    @Bean
    @ConditionalOnMissingBean(name = "remnawaveWebhookHandlerMapping")
    SimpleUrlHandlerMapping remnawaveWebhookHandlerMapping(
            RemnawaveWebhookProperties properties, ObjectProvider<WebhookReceiver> receiver) {
        return new SimpleUrlHandlerMapping(
                Map.of(properties.path(), new WebhookRequestHandler(receiver)), Ordered.HIGHEST_PRECEDENCE);
    }
}
