package io.remnawave.webhook.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.LogCapture;
import io.remnawave.webhook.Panel;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.model.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A listener has the data of an event that the SDK does not know as a type of its own. */
class DataParameterTest {

    /** As the application writes it, with a part that the model knows. */
    record AbuseReport(User user, String backendAction, int strikeLevel) {}

    private final List<String> taken = new ArrayList<>();
    private final WebhookReceiver receiver = WebhookReceiver.builder()
            .secret(Panel.SECRET)
            .register(new Object() {
                @RemnawaveEventListener("abuse_blocker.report")
                void block(@RemnawaveEventListener.Data AbuseReport report, Delivery delivery) {
                    taken.add(report.user().username() + " " + report.backendAction() + " " + report.strikeLevel() + " "
                            + delivery.attempt());
                }
            })
            .build();

    private WebhookResponse receive(String data) {
        return receiver.receive(Panel.request(Panel.body("abuse_blocker.report", Instant.now(), data)));
    }

    @Test
    void isBoundToTheTypeThatTheListenerAsksFor() {
        assertThat(
                        receive(
                                "{\"user\":{\"id\":1,\"username\":\"alice\"},\"backendAction\":\"initial_block\",\"strikeLevel\":2}"))
                .isEqualTo(WebhookResponse.HANDLED);

        assertThat(taken).containsExactly("alice initial_block 2 1");
    }

    @Test
    void isTheFailureOfTheListenerWhereItDoesNotFit() {
        try (LogCapture log = LogCapture.start()) {
            assertThat(receive("{\"strikeLevel\":\"many\"}")).isEqualTo(WebhookResponse.FAILED);

            assertThat(log.text()).contains("AbuseReport").doesNotContain("many");
        }
        assertThat(taken).isEmpty();
    }
}
