package io.remnawave.webhook.micronaut;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.order.Ordered;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.web.router.RouteBuilder.UriNamingStrategy;
import io.remnawave.webhook.WebhookSettings;
import io.remnawave.webhook.spi.MappingReport;
import jakarta.inject.Singleton;

/** Logs where deliveries come in, once the server has started. */
@Singleton
final class EndpointReport implements ApplicationEventListener<ServerStartupEvent>, Ordered {

    private final String path;

    EndpointReport(WebhookSettings settings, UriNamingStrategy uris) {
        path = uris.resolveUri(settings.path());
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent started) {
        MappingReport.logEndpoint(path);
    }

    /** Before the application says that it is up. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
