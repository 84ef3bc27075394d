package io.remnawave.webhook.spring.actuate;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.spi.ListenerDefinition;
import java.util.List;
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

    /** The listeners in the order in which they run, and the answers counted since the start. */
    @ReadOperation
    public Report report() {
        List<MappedListener> listeners = receiver.getObject().listeners().stream()
                .map(MappedListener::of)
                .toList();
        return new Report(path, listeners, counts.byName());
    }

    /**
     * What the endpoint answers.
     *
     * @param outcomes by outcome, as in the tag of the meters
     */
    public record Report(String path, List<MappedListener> listeners, Map<String, Long> outcomes) {}

    /**
     * One listener.
     *
     * @param events the names it listens to, {@code *} for all
     * @param parameters the simple names of what it takes
     */
    public record MappedListener(String id, List<String> events, int order, List<String> parameters) {

        private static MappedListener of(ListenerDefinition listener) {
            return new MappedListener(
                    listener.id(),
                    listener.names().isEmpty() ? List.of("*") : listener.names(),
                    listener.order(),
                    listener.parameterTypes().stream().map(Class::getSimpleName).toList());
        }
    }
}
