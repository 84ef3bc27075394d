package io.remnawave.webhook.decode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.remnawave.webhook.event.NodeEvent;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.internal.envelope.EnvelopeReader;
import io.remnawave.webhook.internal.json.Envelope;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedBodyTest {
    private final EventDecoder decoder = EventDecoder.standard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "12",
                "\"user.created\"",
                "[]",
                "[{\"event\":\"user.created\"}]",
                "event=a",
                "<a/>"
            })
    void isWhatIsNoObject(String body) {
        assertMalformed(body, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"event\":null}",
                "{\"event\":5}",
                "{\"event\":{\"event\":\"user.created\"}}",
                "{\"event\":[\"user.created\"]}",
                "{\"Event\":\"user.created\"}",
                "{\"data\":{\"event\":\"user.created\"}}",
            })
    void isWhatHasNoName(String body) {
        assertMalformed(body, "it has no text at `event`");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\":\"user.created\"",
                "{\"event\":\"user.created\",}",
                "{\"event\":\"user.created\"}}",
                "{\"event\":\"user.created\"}{}",
                "{\"event\":\"user.created\"} x",
                "{\"event\":\"user.created\"}\u0000",
                "{'event':'user.created'}",
                "{event:\"user.created\"}",
                "{\"event\":\"user.created\",\"data\":{\"username\":\"a\nb\"}}",
                "{\"event\":\"user.created\",\"data\":{\"a\":\"\\x\"}}",
                "{\"event\":\"user.created\",\"data\":{\"a\":\"\\u12g4\"}}",
                "{\"event\":\"user.created\",\"data\":{\"a\":01}}",
                "{\"event\":\"user.created\",\"data\":{\"a\":+1}}",
                "{\"event\":\"user.created\",\"data\":{\"a\":NaN}}",
                "{\"event\":\"user.created\",\"data\":{\"a\":[1,]}}",
                "{\"event\":\"user.created\",\"data\":{\"a\" 1}}",
                "{\"event\":\"user.created\"/* */}",
                "{\"event\":\"user.created\",\"data\":{\"id\":1",
                "{\"event\":\"user.created\",\"timestamp\":\"2026-03-04",
                "{\"event\":\"user.created\",\"timestamp\":\"\\x\"}",
                "{\"event\":\"user.created\",\"data\":{\"expireAt\":\"2026",
                "{\"event\":\"user.created\",\"data\":{\"expireAt\":\"20\\x\"}}",
                "{\"event\":\"user.created\",\"data\":{\"id\":\"12",
                "{\"event\":\"user.created\",\"data\":{\"id\":\"\\u12\"}}",
                "{\"event\":\"user.created\",\"data\":{\"vlessUuid\":\"12",
                "{\"event\":\"node.created\",\"data\":{\"consumptionMultiplier\":\"1",
                "{\"event\":\"node.created\",\"data\":{\"integrationUuids\":[\"1",
                "{\"event\":\"user.created\",\"data\":{\"activeInternalSquads\":[",
                "{\"event\":\"user.created\",\"data\":{\"activeInternalSquads\":[{\"uuid\":\"8fc601fd-09b3-47e7",
            })
    void isWhatIsNoJson(String body) {
        assertMalformed(body, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"username", "expireAt", "uuid", "unknown"})
    void isWhatIsNoUtf8(String field) {
        List<String> broken = List.of(
                "ff",
                "80",
                "c328",
                "c0af",
                "c181",
                "e080af",
                "e09fbf",
                "eda080",
                "edbfbf",
                "eda0bdedb880",
                "f0808080",
                "f08fbfbf",
                "f4908080",
                "f5808080",
                "f888808080",
                "e282",
                "f09f98",
                "c3");

        assertThat(broken).allSatisfy(hex -> {
            byte[] body = withBytes(field, HexFormat.of().parseHex(hex));
            assertThatExceptionOfType(MalformedEventException.class).isThrownBy(() -> decoder.decode(body));
        });
    }

    @ParameterizedTest
    @CsvSource({"c280", "dfbf", "e0a080", "ed9fbf", "ee8080", "efbfbf", "f0908080", "f48fbfbf", "7f"})
    void isNotWhatStandsAtTheEdgeOfUtf8(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        RemnawaveEvent event = decoder.decode(withBytes("username", bytes));

        assertThat(((UserEvent) event).user().username()).isEqualTo(new String(bytes, UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE", "UTF-32"})
    void isWhatIsInAnotherEncoding(String charset) {
        byte[] body = "{\"event\":\"user.created\"}".getBytes(Charset.forName(charset));

        assertThatExceptionOfType(MalformedEventException.class).isThrownBy(() -> decoder.decode(body));
        assertThatExceptionOfType(MalformedEventException.class).isThrownBy(() -> EnvelopeReader.read(body));
    }

    @Test
    void isNotWhatBeginsWithAByteOrderMark() {
        byte[] body = ("\ufeff{\"event\":\"node.created\",\"timestamp\":\"2026-03-04T05:06:07.089Z\",\"data\":{"
                        + "\"uuid\":\"8fc601fd-09b3-47e7-a264-f867f3c426dd\","
                        + "\"activeInbounds\":[{\"rawInbound\":{\"ключ\":\"é\"}}]}}")
                .getBytes(UTF_8);

        RemnawaveEvent event = decoder.decode(body);

        assertThat(event.occurredAt()).isEqualTo("2026-03-04T05:06:07.089Z");
        assertThat(event.toString()).contains("8fc601fd-09b3-47e7-a264-f867f3c426dd");
        assertThat(event.data().toString()).contains("{ключ=é}");
    }

    @Test
    void isNotWhatHasBlanksBetweenItsTokens() {
        byte[] body = "\r\n\t {\t\"event\" :\r\n\"user.created\" , \"timestamp\": \"2026-03-04T05:06:07.089Z\"\n}\n "
                .getBytes(UTF_8);

        assertThat(decoder.decode(body).occurredAt()).isEqualTo("2026-03-04T05:06:07.089Z");
    }

    @Test
    void isWhatIsNestedTooDeep() {
        int around = 1;
        byte[] deepest = TextBody.of("user.created", nested(EventDecoder.MAX_DEPTH - around));
        byte[] tooDeep = TextBody.of("user.created", nested(EventDecoder.MAX_DEPTH - around + 1));

        assertThat(decoder.decode(deepest).data()).hasSize(1);
        assertThatExceptionOfType(MalformedEventException.class)
                .isThrownBy(() -> decoder.decode(tooDeep))
                .withMessageContaining("limit");
        assertThatExceptionOfType(MalformedEventException.class)
                .isThrownBy(() -> decoder.decode(TextBody.of("user.created", "{\"a\":" + "[".repeat(1_000_000))));
    }

    @Test
    void saturatesANegativeNumberOfAsManyDigitsAsArePermitted() {
        String longest = "-" + "1".repeat(EventDecoder.MAX_NUMBER_LENGTH);

        UserEvent event = (UserEvent) decoder.decode(TextBody.of("user.created", "{\"telegramId\":" + longest + "}"));

        assertThat(event.user().telegramId()).isEqualTo(Long.MIN_VALUE);
        assertThat(event.toString()).contains("telegramId=" + Long.MIN_VALUE);
    }

    @Test
    void isNotARawInboundThatIsNestedAsDeepAsItMay() {
        int around = 4;
        String raw = nested(EventDecoder.MAX_DEPTH - around);
        byte[] body = TextBody.of("node.created", "{\"activeInbounds\":[{\"rawInbound\":" + raw + "}]}");

        assertThat(decoder.decode(body).toString()).contains("rawInbound=****");
        assertThat(TextBody.node("\"activeInbounds\":[{\"rawInbound\":" + raw + "}]")
                        .configProfile())
                .extracting(profile -> profile.activeInbounds().get(0).rawInbound())
                .satisfies(inbound -> assertThat(inbound.revealAsMap()).hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"trafficLimitBytes", "consumptionMultiplier", "unknown"})
    void isWhatHasATooLongNumber(String field) {
        String longest = "1".repeat(EventDecoder.MAX_NUMBER_LENGTH);

        assertThat(decoder.decode(TextBody.of("node.created", "{\"" + field + "\":" + longest + "}"))
                        .data())
                .containsKey(field);
        assertMalformed(new String(TextBody.of("node.created", "{\"" + field + "\":" + longest + "1}"), UTF_8), null);
    }

    @Test
    void isNotWhatHasALongText() {
        String text = "я".repeat(3_000_000);
        RemnawaveEvent event = decoder.decode(
                TextBody.of("user.created", "{\"unknown\":\"" + text + "\",\"description\":\"" + text + "\"}"));

        assertThat(((UserEvent) event).user().description()).isEqualTo(text);
        assertThat(event.data()).containsEntry("unknown", text);
    }

    @Test
    void isNeverToldInItsOwnWords() {
        String secret = "kQ7uTz0pSecret";
        List<String> bodies = List.of(
                secret,
                "{\"event\":\"user.created\",\"data\":{\"ssPassword\":" + secret + "}}",
                "{\"event\":\"user.created\",\"data\":{\"ssPassword\":\"" + secret + "\\x\"}}",
                "{\"event\":\"user.created\",\"data\":{\"" + secret + "\":tru" + secret + "}}",
                "{\"event\":{\"a\":\"" + secret + "\"}}",
                "{\"event\":\"user.created\"}" + secret);

        assertThat(bodies)
                .allSatisfy(body -> assertThatExceptionOfType(MalformedEventException.class)
                        .isThrownBy(() -> decoder.decode(body.getBytes(UTF_8)))
                        .satisfies(e -> assertThat(e).hasNoCause())
                        .extracting(MalformedEventException::reason)
                        .isNotEqualTo("")
                        .matches(reason -> !reason.contains(secret) && !reason.contains("kQ7")));
    }

    @Test
    void countsTheLastOfFieldsWithOneName() {
        byte[] body = ("{\"event\":\"user.created\",\"data\":{\"username\":\"a\",\"username\":\"b\",\"tag\":\"x\","
                        + "\"tag\":null},\"timestamp\":\"2026-03-04T05:06:07.089Z\"}")
                .getBytes(UTF_8);

        UserEvent event = (UserEvent) decoder.decode(body);

        assertThat(event.name()).isEqualTo("user.created");
        assertThat(event.occurredAt()).isEqualTo("2026-03-04T05:06:07.089Z");
        assertThat(event.user().username()).isEqualTo("b");
        assertThat(event.user().tag()).isNull();
        assertThat(event.data()).isEqualTo(nullable("username", "b", "tag", null));
    }

    @Test
    void missesNothingThatALaterFieldOfOneNameSetsRight() {
        byte[] body = ("{\"event\":\"crm.a\",\"timestamp\":\"2026-03-04T05:06:07.089Z\","
                        + "\"data\":{\"nodeName\":[1],\"providerName\":\"b\",\"loginUrl\":{\"x\":1},\"loginUrl\":\"c\","
                        + "\"nodeName\":\"a\",\"nextBillingAt\":5}}")
                .getBytes(UTF_8);

        assertThat(decoder.decode(body).missingFields()).containsExactly("data.nextBillingAt");
    }

    @Test
    void tellsAnEventWithoutATimeThatItHasNone() {
        byte[] body = "{\"event\":\"user.created\",\"timestamp\":\"yesterday\",\"data\":{}}".getBytes(UTF_8);

        assertThat(decoder.decode(body).missingFields()).contains("timestamp");
        assertThat(EnvelopeReader.read(body)).isEqualTo(new Envelope("user.created", "user", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"data\":null", ",\"data\":[]", ",\"data\":\"x\"", ",\"data\":7"})
    void missesDataThatIsNoObject(String data) {
        assertThat(List.of(
                        "user.a",
                        "node.a",
                        "user_hwid_devices.a",
                        "service.a",
                        "errors.a",
                        "crm.a",
                        "torrent_blocker.a"))
                .allSatisfy(name -> {
                    byte[] body = ("{\"event\":\"" + name + "\",\"timestamp\":\"2026-01-01T00:00:00.000Z\"" + data
                                    + "}")
                            .getBytes(UTF_8);
                    RemnawaveEvent event = decoder.decode(body);
                    assertThat(event.missingFields()).contains("data");
                    assertThat(event.data()).isEmpty();
                });
    }

    @Test
    void cutsTheListOfWhatIsMissingShort() {
        byte[] body = TextBody.of("node.created", "{\"tags\":[" + "0,".repeat(100_000) + "\"last\"]}");

        RemnawaveEvent event = decoder.decode(body);

        assertThat(event.missingFields()).hasSize(100).startsWith("data.tags[0]");
        assertThat(((NodeEvent) event).node().tags()).containsExactly("last");
    }

    private void assertMalformed(String body, String reason) {
        assertThatExceptionOfType(MalformedEventException.class)
                .isThrownBy(() -> decoder.decode(body.getBytes(UTF_8)))
                .satisfies(e -> assertThat(e.getMessage()).contains(e.reason()))
                .extracting(MalformedEventException::reason)
                .satisfies(text ->
                        assertThat(reason == null || reason.equals(text)).isTrue());
    }

    private static byte[] withBytes(String field, byte[] bytes) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("{\"event\":\"user.created\",\"data\":{\"" + field + "\":\"").getBytes(ISO_8859_1));
        body.writeBytes(bytes);
        body.writeBytes("\"}}".getBytes(ISO_8859_1));
        return body.toByteArray();
    }

    private static String nested(int depth) {
        return "{\"a\":".repeat(depth) + "0" + "}".repeat(depth);
    }

    private static Map<String, Object> nullable(String key, Object value, String other, Object none) {
        Map<String, Object> map = new HashMap<>();
        map.put(key, value);
        map.put(other, none);
        return map;
    }
}
