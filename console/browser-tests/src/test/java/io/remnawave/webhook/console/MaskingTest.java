package io.remnawave.webhook.console;

import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.testkit.fixture.NotSentByPanelException;
import io.remnawave.webhook.testkit.fixture.PanelEvent;
import io.remnawave.webhook.testkit.fixture.PanelVersion;
import io.remnawave.webhook.testkit.fixture.RemnawaveFixtures;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

    private static final List<String> CREDENTIALS = List.of(
            "trojanPassword", "vlessUuid", "ssPassword", "subscriptionUrl", "proxyUrl", "password", "rawInbound");

    static Stream<byte[]> everyBodyOfEveryRecordedPanel() {
        List<byte[]> bodies = new ArrayList<>();
        for (PanelVersion panel : PanelVersion.recorded()) {
            for (PanelEvent event : PanelEvent.of(panel)) {
                try {
                    bodies.add(
                            RemnawaveFixtures.fixture(event.name()).panel(panel).body());
                } catch (NotSentByPanelException declaredAndNeverSent) {
                    // Then there is no body.
                }
            }
        }
        return bodies.stream();
    }

    @ParameterizedTest
    @MethodSource("everyBodyOfEveryRecordedPanel")
    void knowsEveryFieldOfEveryPanelAndMasksItsCredentials(byte[] body) {
        BodyText text = BodyText.of(body).orElseThrow();

        assertThat(text.unknownFields()).isEmpty();
        for (BodyText.Value value : text.values()) {
            String name = value.path().substring(value.path().lastIndexOf('.') + 1);
            boolean isNull = text.text(value).equals("null");
            assertThat(text.isMasked(value)).as(value.path()).isEqualTo(CREDENTIALS.contains(name) && !isNull);
        }
    }

    @Test
    void leavesEverythingElseAsItWasSent() {
        byte[] body =
                "{ \"event\" : \"user.expired\",\n \"data\": {\"vlessUuid\":\"secret\",\"username\" :\t\"a\\u00e9\", \"id\": 1.0 } }"
                        .getBytes(StandardCharsets.UTF_8);

        assertThat(BodyText.of(body).orElseThrow().masked())
                .isEqualTo(
                        "{ \"event\" : \"user.expired\",\n \"data\": {\"vlessUuid\":\"****\",\"username\" :\t\"a\\u00e9\", \"id\": 1.0 } }");
    }

    @Test
    void masksWhatNoPanelIsKnownToSendWholeWhateverItHolds() {
        byte[] body = userExpired()
                .set("data.tomorrow", Map.of("username", "shown nowhere", "list", List.of(1, 2)))
                .set("data.activeInternalSquads[0].key", "shown nowhere")
                .set("tomorrow", 5)
                .body();

        BodyText text = BodyText.of(body).orElseThrow();

        assertThat(text.masked()).doesNotContain("shown nowhere");
        assertThat(text.unknownFields())
                .containsExactlyInAnyOrder("data.tomorrow", "data.activeInternalSquads[0].key", "tomorrow");
    }

    @Test
    void masksEachOfTwoFieldsOfOneName() {
        byte[] body = "{\"data\":{\"vlessUuid\":\"one\",\"vlessUuid\":\"two\"}}".getBytes(StandardCharsets.UTF_8);

        assertThat(BodyText.of(body).orElseThrow().masked())
                .isEqualTo("{\"data\":{\"vlessUuid\":\"****\",\"vlessUuid\":\"****\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{}{}", "{\"vlessUuid\":", "not json", "{\"a\":1}x"})
    void showsNothingOfWhatIsNoJsonObject(String body) {
        assertThat(BodyText.of(body.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void showsNothingOfWhatIsNoUtf8() {
        assertThat(BodyText.of(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}))
                .isEmpty();
    }
}
