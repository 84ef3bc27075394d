package io.remnawave.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.delivery.FreshnessWindow;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recorded delivery of every panel generation, with the signature the panel itself gave it, through the whole receiver. */
@Tag("jackson-compatibility")
class CorpusReceptionTest {

    private static final String SECRET = "vsmu67Kmg6R8FjIOF1WUY8LWBHie4scdEqrfsKmyf4IAf8dY3nFS0wwYHkhh6ZvQ";

    private final List<RemnawaveEvent> events = new ArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private final WebhookReceiver receiver = WebhookReceiver.builder()
            .secret(SECRET)
            .freshness(new FreshnessWindow(Duration.ofDays(3_650), Duration.ofDays(3_650)))
            .register(this)
            .build();

    @RemnawaveEventListener
    void take(RemnawaveEvent event, Delivery delivery) {
        events.add(event);
        deliveries.add(delivery);
    }

    record Recorded(String path, String event, String timestamp, String signature) {

        byte[] body() {
            try (InputStream in = CorpusReceptionTest.class.getResourceAsStream("/corpus/" + path)) {
                return Objects.requireNonNull(in, path).readAllBytes();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public String toString() {
            return path;
        }
    }

    static Stream<Recorded> recorded() throws IOException {
        try (InputStream in = CorpusReceptionTest.class.getResourceAsStream("/corpus/index.tsv")) {
            String index = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return index.lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .filter(row -> row.length == 7 && row[6].length() == 64)
                    .map(row -> new Recorded(row[0], row[2], row[5], row[6]));
        }
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void takesADeliveryOfARealPanelOnce(Recorded recorded) {
        WebhookRequest request =
                WebhookRequest.of(recorded.body(), Map.of("x-remnawave-signature", recorded.signature()));

        assertThat(receiver.receive(request)).isEqualTo(WebhookResponse.HANDLED);
        assertThat(receiver.receive(request)).isEqualTo(WebhookResponse.DUPLICATE);

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.name()).isEqualTo(recorded.event());
            assertThat(event.occurredAt()).isEqualTo(Instant.parse(recorded.timestamp()));
            assertThat(event.missingFields()).isEmpty();
            assertThat(event.isKnown()).isTrue();
        });
        assertThat(deliveries.get(0).id()).isEqualTo(recorded.signature());
        assertThat(deliveries.get(0).body()).isEqualTo(recorded.body());
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void takesNothingOfWhichOneBitIsFlipped(Recorded recorded) {
        byte[] body = recorded.body();
        int step = Math.max(1, body.length * 8 / 200);
        for (int bit = 0; bit < body.length * 8; bit += step) {
            byte[] changed = body.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(receiver.receive(
                            WebhookRequest.of(changed, Map.of("x-remnawave-signature", recorded.signature()))))
                    .as("bit %d", bit)
                    .isEqualTo(WebhookResponse.INVALID_SIGNATURE);
        }
        assertThat(events).isEmpty();
    }

    @Test
    void seesEveryGeneration() throws IOException {
        assertThat(recorded().map(Recorded::path)).hasSizeGreaterThan(300);
    }
}
