package io.remnawave.webhook.spring.console;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.console.InboxView;
import io.remnawave.webhook.console.WebhookConsole;
import io.remnawave.webhook.console.WebhookConsoleBuilder;
import io.remnawave.webhook.inbox.Inbox;
import io.remnawave.webhook.inbox.InboxConsoleView;
import io.remnawave.webhook.observe.WebhookObserver;
import io.remnawave.webhook.signature.WebhookSecret;
import io.remnawave.webhook.spring.ConditionalOnSwitch;
import io.remnawave.webhook.spring.EndpointPath;
import io.remnawave.webhook.spring.RemnawaveWebhookAutoConfiguration;
import io.remnawave.webhook.spring.RemnawaveWebhookProperties;
import io.remnawave.webhook.spring.WebhookReceiverCustomizer;
import io.remnawave.webhook.spring.inbox.RemnawaveWebhookInboxAutoConfiguration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The developer console, where {@code remnawave.webhook.console.enabled} is true. A {@link WebhookConsole} bean replaces it. */
@AutoConfiguration(
        before = RemnawaveWebhookAutoConfiguration.class,
        after = RemnawaveWebhookInboxAutoConfiguration.class)
@ConditionalOnWebApplication
@ConditionalOnSwitch("remnawave.webhook.console.enabled")
public class RemnawaveWebhookConsoleAutoConfiguration {

    /** Rather than leaving a person to look for a page that is not there. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass("io.remnawave.webhook.console.WebhookConsole")
    static class MissingConsoleConfiguration {

        @Bean
        WebhookReceiverCustomizer remnawaveWebhookMissingConsole() {
            return builder -> {
                throw new IllegalStateException(
                        "remnawave.webhook.console.enabled is true, but the console is not on the class path. Add the"
                                + " dependency io.remnawave.webhook:remnawave-webhook-console, and"
                                + " remnawave-webhook-testkit to send events.");
            };
        }
    }

    /** Before the console, which shows it. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({Inbox.class, WebhookConsole.class})
    @ConditionalOnBean(Inbox.class)
    static class InboxViewConfiguration {

        @Bean
        @ConditionalOnMissingBean
        InboxView remnawaveWebhookInboxView(Inbox inbox) {
            return new InboxConsoleView(inbox);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(WebhookConsole.class)
    @EnableConfigurationProperties(RemnawaveWebhookConsoleProperties.class)
    static class ConsoleConfiguration {

        @Bean(destroyMethod = "close")
        @ConditionalOnMissingBean
        WebhookConsole remnawaveWebhookConsole(
                RemnawaveWebhookConsoleProperties properties,
                RemnawaveWebhookProperties webhook,
                Environment environment,
                ObjectProvider<InboxView> inbox) {
            List<WebhookSecret> secrets = webhook.settings().secrets();
            WebhookConsoleBuilder builder = WebhookConsole.builder()
                    .port(properties.port())
                    .force(properties.force())
                    .profiles(List.of(environment.getActiveProfiles()))
                    .secrets(() -> secrets);
            inbox.ifUnique(builder::inbox);
            String target = properties.target();
            if (target != null) {
                builder.target(target);
            }
            return builder.start();
        }

        @Bean
        WebhookObserver remnawaveWebhookConsoleObserver(WebhookConsole console) {
            return console.observer();
        }

        /** The port is known once the server is up. */
        @Bean
        ApplicationListener<ApplicationReadyEvent> remnawaveWebhookConsoleTarget(
                WebhookConsole console,
                RemnawaveWebhookConsoleProperties properties,
                Environment environment,
                ObjectProvider<EndpointPath> path,
                ObjectProvider<WebhookReceiver> receiver) {
            return ready -> {
                receiver.ifAvailable(console::attach);
                String port = environment.getProperty("local.server.port");
                EndpointPath endpoint = path.getIfAvailable();
                if (properties.target() == null && port != null && endpoint != null) {
                    boolean secure = environment.getProperty("server.ssl.enabled", Boolean.class, true)
                            && (environment.containsProperty("server.ssl.bundle")
                                    || environment.containsProperty("server.ssl.key-store")
                                    || environment.containsProperty("server.ssl.certificate"));
                    console.target(
                            secure ? "https" : "http",
                            environment.getProperty("server.address"),
                            Integer.parseInt(port),
                            endpoint.value());
                }
            };
        }
    }
}
