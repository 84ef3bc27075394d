package io.remnawave.webhook.micronaut.management;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.management.endpoint.annotation.Read;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookSettings;
import io.remnawave.webhook.spi.ListenerDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The management endpoint {@code remnawavewebhook}: which listeners are mapped, and how deliveries were answered. Sensitive
 * unless {@code endpoints.remnawavewebhook.sensitive} says otherwise. It answers with maps, which every codec can write.
 */
@Endpoint(id = "remnawavewebhook")
@Requires(classes = Endpoint.class)
public class RemnawaveWebhookEndpoint {

    private final WebhookSettings settings;
    private final BeanProvider<WebhookReceiver> receiver;
    private final BeanProvider<OutcomeCounts> counts;

    RemnawaveWebhookEndpoint(
            WebhookSettings settings, BeanProvider<WebhookReceiver> receiver, BeanProvider<OutcomeCounts> counts) {
        this.settings = settings;
        this.receiver = receiver;
        this.counts = counts;
    }

    /** The listeners in the order in which they run, and the answers counted since the start. */
    @Read
    public Map<String, Object> report() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("path", settings.path());
        report.put(
                "listeners",
                receiver.get().listeners().stream()
                        .map(RemnawaveWebhookEndpoint::describe)
                        .toList());
        report.put("outcomes", counts.get().byName());
        return report;
    }

    private static Map<String, Object> describe(ListenerDefinition listener) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("id", listener.id());
        description.put("events", listener.names().isEmpty() ? List.of("*") : listener.names());
        description.put("order", listener.order());
        description.put(
                "parameters",
                listener.parameterTypes().stream().map(Class::getSimpleName).toList());
        return description;
    }
}
