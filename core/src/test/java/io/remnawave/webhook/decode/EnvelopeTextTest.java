package io.remnawave.webhook.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.corpus.CorpusBody;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTextTest {

    private static final String TIME = "2026-03-04T05:06:07.089Z";

    @ParameterizedTest
    @MethodSource("deliveries")
    void readsWhatTheParserReadsFromEveryRecordedDelivery(CorpusBody recorded) {
        byte[] body = recorded.bytes();

        assertThat(EnvelopeText.parsePanelForm(body)).isNotNull().isEqualTo(parsed(body));
    }

    @Test
    void takesTheScopeFromTheNameWhereNoneIsSent() {
        assertThat(read("{\"event\":\"node.created\",\"timestamp\":\"" + TIME + "\",\"data\":{}}"))
                .extracting(Envelope::scope)
                .isEqualTo("node");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"event\":\"",
                "{\"event\":\"user.created",
                "{ \"event\":\"user.created\",\"timestamp\":\"" + TIME + "\",\"data\":{}}",
                "{\"event\":\"user.created\", \"timestamp\":\"" + TIME + "\",\"data\":{}}",
                "{\"event\":\"user\\u002ecreated\",\"timestamp\":\"" + TIME + "\",\"data\":{}}",
                "{\"event\":\"user.created\",\"timestamp\":\"2026-03-04T05:06:07Z\",\"data\":{}}",
                "{\"event\":\"user.created\",\"timestamp\":\"" + TIME + "\"}",
                "{\"event\":\"user.created\",\"timestamp\":\"" + TIME + "\",\"event\":\"user.deleted\",\"data\":{}}",
                "{\"timestamp\":\"" + TIME + "\",\"event\":\"user.created\",\"data\":{}}",
                "{\"scope\":\"user\",\"timestamp\":\"" + TIME + "\",\"event\":\"user.created\",\"data\":{}}",
                "{\"scope\":null,\"event\":\"user.created\",\"timestamp\":\"" + TIME + "\",\"data\":{}}"
            })
    void leavesEveryOtherFormToTheParser(String body) {
        assertThat(read(body)).isNull();
    }

    @Test
    void readsABodyThatEndsAnywhereWithoutReadingBeyond() {
        String body = "{\"scope\":\"user\",\"event\":\"user.created\",\"timestamp\":\"" + TIME + "\",\"data\":";

        for (int length = 0; length < body.length(); length++) {
            assertThat(read(body.substring(0, length))).isNull();
        }
        assertThat(read(body)).isNotNull();
    }

    static List<CorpusBody> deliveries() {
        return CorpusBody.all().stream().filter(CorpusBody::isSigned).toList();
    }

    private static Envelope read(String body) {
        return EnvelopeText.parsePanelForm(body.getBytes(StandardCharsets.UTF_8));
    }

    private static Envelope parsed(byte[] body) {
        return JsonBody.read(body, parser -> EnvelopeReader.read(body, parser));
    }
}
