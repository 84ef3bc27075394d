package io.remnawave.webhook.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.remnawave.webhook.Panel;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookRequest;
import io.remnawave.webhook.event.EventNames;
import io.remnawave.webhook.event.RemnawaveEvent;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MicrometerWebhookObserverTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final WebhookReceiver receiver = WebhookReceiver.builder()
            .secret(Panel.SECRET)
            .observer(new MicrometerWebhookObserver(registry))
            .on("*", RemnawaveEvent.class, event -> {
                if (event.name().equals(EventNames.USER_DELETED)) {
                    throw new IllegalStateException("failing");
                }
            })
            .build();

    @Test
    void countsAnswersByOutcomeAndKnownEvent() {
        receiver.receive(Panel.request(Panel.userEvent(EventNames.USER_EXPIRED, "alice")));
        receiver.receive(Panel.request(Panel.userEvent(EventNames.USER_DELETED, "alice")));
        receiver.receive(WebhookRequest.of(new byte[0], Map.of()));

        assertThat(count("handled", "200", EventNames.USER_EXPIRED)).isEqualTo(1);
        assertThat(count("failed", "500", EventNames.USER_DELETED)).isEqualTo(1);
        assertThat(count("invalid_signature", "401", "none")).isEqualTo(1);
    }

    @Test
    void countsAnEventThatAPanelInventedAsUnknownSoThatTagsStayBounded() {
        receiver.receive(Panel.request(Panel.body("user.invented_" + System.nanoTime(), Instant.now(), "{}")));

        assertThat(count("handled", "200", "unknown")).isEqualTo(1);
    }

    @Test
    void countsRunsOfListenersByOutcome() {
        receiver.receive(Panel.request(Panel.userEvent(EventNames.USER_EXPIRED, "alice")));
        receiver.receive(Panel.request(Panel.userEvent(EventNames.USER_DELETED, "alice")));

        assertThat(registry.get(MicrometerWebhookObserver.LISTENER)
                        .tags("listener", "on(*, RemnawaveEvent)", "outcome", "success")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get(MicrometerWebhookObserver.LISTENER)
                        .tags("outcome", "failure")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    private long count(String outcome, String status, String event) {
        return registry.get(MicrometerWebhookObserver.DELIVERIES)
                .tags("outcome", outcome, "status", status, "event", event)
                .timer()
                .count();
    }
}
