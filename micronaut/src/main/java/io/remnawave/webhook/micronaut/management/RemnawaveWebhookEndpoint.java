package io.remnawave.webhook.micronaut.management;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.management.endpoint.annotation.Read;
import io.micronaut.web.router.RouteBuilder.UriNamingStrategy;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookSettings;
import io.remnawave.webhook.spi.MappingReport;
import io.remnawave.webhook.spi.OutcomeCounts;
import java.util.Map;

/**
 * The management endpoint {@code remnawavewebhook}: which listeners are mapped, and how deliveries were answered. Sensitive
 * unless {@code endpoints.remnawavewebhook.sensitive} says otherwise. It answers with maps, which every codec can write.
 */
@Endpoint(id = "remnawavewebhook")
@Requires(classes = Endpoint.class)
public class RemnawaveWebhookEndpoint {

    private final String path;
    private final BeanProvider<WebhookReceiver> receiver;
    private final BeanProvider<OutcomeCounts> counts;

    RemnawaveWebhookEndpoint(
            WebhookSettings settings,
            UriNamingStrategy uris,
            BeanProvider<WebhookReceiver> receiver,
            BeanProvider<OutcomeCounts> counts) {
        this.path = uris.resolveUri(settings.path());
        this.receiver = receiver;
        this.counts = counts;
    }

    /** The listeners in the order in which they run, and the answers counted since the start. */
    @Read
    public Map<String, Object> report() {
        return MappingReport.describe(path, receiver.get().listeners(), counts.get());
    }
}
