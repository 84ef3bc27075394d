package io.remnawave.webhook.spring.security;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.spring.RemnawaveWebhookAutoConfiguration;
import io.remnawave.webhook.spring.RemnawaveWebhookProperties;
import io.remnawave.webhook.spring.ServletPath;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * The matcher of the endpoint, and the warning while nobody uses it. The matcher is in the slices of Spring Boot's tests too,
 * where the rules of the application ask for it and nothing else of this is there.
 */
@AutoConfiguration(after = RemnawaveWebhookAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({FilterChainProxy.class, PathPatternRequestMatcher.class})
@EnableConfigurationProperties(RemnawaveWebhookProperties.class)
@ImportRuntimeHints(ServletSecurityProbe.Hints.class)
public class RemnawaveWebhookServletSecurityAutoConfiguration {

    private static final String SUGGESTED_RULE =
            "http.authorizeHttpRequests(r -> r.requestMatchers(webhook).permitAll())"
                    + ".csrf(c -> c.ignoringRequestMatchers(webhook)); // with the bean RemnawaveWebhookRequestMatcher webhook";

    @Bean
    @ConditionalOnMissingBean
    RemnawaveWebhookRequestMatcher remnawaveWebhookRequestMatcher(
            RemnawaveWebhookProperties properties, BeanFactory beans, Environment environment) {
        return new RemnawaveWebhookRequestMatcher(path(properties, beans, environment));
    }

    @Bean
    @ConditionalOnBean(WebhookReceiver.class)
    BlockedEndpointWarning remnawaveBlockedEndpointWarning(
            RemnawaveWebhookProperties properties,
            BeanFactory beans,
            Environment environment,
            ServletContext servletContext,
            ObjectProvider<Filter> filters,
            ObjectProvider<WebInvocationPrivilegeEvaluator> privileges) {
        String path = path(properties, beans, environment);
        return new BlockedEndpointWarning(
                path, SUGGESTED_RULE, new ServletSecurityProbe(path, servletContext, filters, privileges).all());
    }

    /** Below the path of the dispatcher servlet, if there is one. */
    private static String path(RemnawaveWebhookProperties properties, BeanFactory beans, Environment environment) {
        return PathPrefix.clean(ServletPath.of(beans, environment)) + properties.path();
    }
}
