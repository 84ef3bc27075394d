package io.remnawave.webhook.spring.actuate;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.spi.MappingReport;
import io.remnawave.webhook.spi.OutcomeCounts;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** The Actuator endpoint {@code remnawavewebhook}: which listeners are mapped, and how deliveries were answered. */
@Endpoint(id = "remnawavewebhook")
public class RemnawaveWebhookEndpoint {

    private final String path;
    private final ObjectProvider<WebhookReceiver> receiver;
    private final OutcomeCounts counts;

    RemnawaveWebhookEndpoint(String path, ObjectProvider<WebhookReceiver> receiver, OutcomeCounts counts) {
        this.path = path;
        this.receiver = receiver;
        this.counts = counts;
    }

    /**
     * The {@code path}, the {@code listeners} in the order in which they run, and the {@code outcomes} counted since the start;
     * see {@link MappingReport#describe}.
     */
    @ReadOperation
    public Map<String, Object> report() {
        return MappingReport.describe(path, receiver.getObject().listeners(), counts);
    }
}
