package io.remnawave.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.remnawave.webhook.corpus.CorpusBody;
import io.remnawave.webhook.delivery.FreshnessWindow;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.RemnawaveEvent;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever arrives, a receiver answers, and runs a listener only for what is signed. In the build the seeds run once;
 * {@code JAZZER_FUZZ=1} searches for more.
 */
class ReceiverFuzzTest {

    private static boolean listenerRan;

    private static final WebhookReceiver RECEIVER = WebhookReceiver.builder()
            .secret(Panel.SECRET)
            .freshness(new FreshnessWindow(Duration.ofDays(36_500), Duration.ofDays(36_500)))
            .claims(1_000, null)
            .acceptReformattedBody(true)
            .on("*", RemnawaveEvent.class, event -> {
                listenerRan = true;
                assertThat(event.toString()).isNotEmpty();
                assertThat(event.data()).isNotNull();
            })
            .build();

    static Stream<byte[]> realBodies() {
        return CorpusBody.all().stream()
                .filter(CorpusBody::isSigned)
                .filter(body -> body.variant().equals("full"))
                .map(CorpusBody::bytes);
    }

    @MethodSource("realBodies")
    @FuzzTest
    void answersAnySignedBody(byte[] body) {
        WebhookResponse response = RECEIVER.receive(WebhookRequest.of(body, Panel.headers(body)));

        assertThat(response)
                .isIn(
                        WebhookResponse.HANDLED,
                        WebhookResponse.DUPLICATE,
                        WebhookResponse.MALFORMED,
                        WebhookResponse.STALE,
                        WebhookResponse.TOO_LARGE);
    }

    @FuzzTest
    void runsNoListenerForWhatIsNotSigned(FuzzedDataProvider data) {
        String signature = data.consumeString(80);
        byte[] body = data.consumeRemainingAsBytes();
        listenerRan = false;

        WebhookResponse response =
                RECEIVER.receive(WebhookRequest.of(body, Map.of("X-Remnawave-Signature", signature)));

        if (!signature.equals(Panel.sign(body))) {
            assertThat(response).isIn(WebhookResponse.INVALID_SIGNATURE, WebhookResponse.TOO_LARGE);
            assertThat(listenerRan).isFalse();
        }
    }
}
