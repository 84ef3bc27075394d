package io.remnawave.webhook.spring.security;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.spring.RemnawaveWebhookAutoConfiguration;
import io.remnawave.webhook.spring.RemnawaveWebhookProperties;
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
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.WebFilterChainProxy;

/**
 * The matcher of the endpoint, and the warning while nobody uses it. The matcher is in the slices of Spring Boot's tests too,
 * where the rules of the application ask for it and nothing else of this is there.
 */
@AutoConfiguration(after = RemnawaveWebhookAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(SecurityWebFilterChain.class)
@EnableConfigurationProperties(RemnawaveWebhookProperties.class)
@ImportRuntimeHints(ReactiveSecurityProbe.Hints.class)
public class RemnawaveWebhookReactiveSecurityAutoConfiguration {

    private static final String SUGGESTED_RULE = "http.authorizeExchange(e -> e.matchers(webhook).permitAll())"
            + ".csrf(c -> c.requireCsrfProtectionMatcher(webhook.csrfElsewhere()));"
            + " // with the bean RemnawaveWebhookExchangeMatcher webhook";

    @Bean
    @ConditionalOnMissingBean
    RemnawaveWebhookExchangeMatcher remnawaveWebhookExchangeMatcher(RemnawaveWebhookProperties properties) {
        return new RemnawaveWebhookExchangeMatcher(properties.path());
    }

    @Bean
    @ConditionalOnBean(WebhookReceiver.class)
    BlockedEndpointWarning remnawaveBlockedEndpointWarning(
            RemnawaveWebhookProperties properties,
            Environment environment,
            ObjectProvider<SecurityWebFilterChain> chains,
            ObjectProvider<WebFilterChainProxy> proxy) {
        String basePath = PathPrefix.clean(environment.getProperty("spring.webflux.base-path", ""));
        ReactiveSecurityProbe checks = new ReactiveSecurityProbe(basePath, properties.path(), chains, proxy);
        return new BlockedEndpointWarning(properties.path(), SUGGESTED_RULE, checks.all());
    }
}
