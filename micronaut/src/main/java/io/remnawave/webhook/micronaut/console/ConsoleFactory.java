package io.remnawave.webhook.micronaut.console;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.env.Environment;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.web.router.RouteBuilder.UriNamingStrategy;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookSettings;
import io.remnawave.webhook.console.InboxView;
import io.remnawave.webhook.console.WebhookConsole;
import io.remnawave.webhook.console.WebhookConsoleBuilder;
import io.remnawave.webhook.micronaut.RequiresSwitch;
import io.remnawave.webhook.micronaut.SwitchCondition;
import io.remnawave.webhook.observe.WebhookObserver;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Starts the console and tells it where the application takes deliveries. An {@link InboxView} bean is taken over. */
@Factory
@Requires(classes = WebhookConsole.class)
@RequiresSwitch("remnawave.webhook.console.enabled")
final class ConsoleFactory {

    private static final String TARGET = "remnawave.webhook.console.target";

    @Singleton
    @Bean(preDestroy = "close")
    WebhookConsole console(
            WebhookSettings settings,
            Environment environment,
            @Value("${remnawave.webhook.console.port:0}") int port,
            Optional<InboxView> inbox) {
        WebhookConsoleBuilder builder = WebhookConsole.builder()
                .port(port)
                .force(SwitchCondition.isOn(environment, "remnawave.webhook.console.force", false))
                .profiles(environment.getActiveNames())
                .secrets(settings::secrets);
        inbox.ifPresent(builder::inbox);
        configuredTarget(environment).ifPresent(builder::target);
        return builder.start();
    }

    @Singleton
    WebhookObserver consoleObserver(WebhookConsole console) {
        return console.observer();
    }

    /** The port is known once the server is up. */
    @Singleton
    ApplicationEventListener<ServerStartupEvent> consoleTarget(
            WebhookConsole console,
            WebhookReceiver receiver,
            WebhookSettings settings,
            Environment environment,
            UriNamingStrategy uris) {
        return started -> {
            console.attach(receiver);
            if (configuredTarget(environment).isEmpty()) {
                EmbeddedServer server = started.getSource();
                // Without a host it is bound to all addresses, whatever name it has for itself.
                String host = environment
                        .getProperty("micronaut.server.host", String.class)
                        .orElse(null);
                console.target(server.getScheme(), host, server.getPort(), uris.resolveUri(settings.path()));
            }
        };
    }

    private static Optional<String> configuredTarget(Environment environment) {
        return environment.getProperty(TARGET, String.class).filter(target -> !target.isBlank());
    }
}
