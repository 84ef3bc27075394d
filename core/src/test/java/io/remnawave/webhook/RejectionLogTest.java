package io.remnawave.webhook;

import static io.remnawave.webhook.event.EventNames.USER_EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.RemnawaveEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RejectionLogTest {

    private static final byte[] BODY = Panel.body(USER_EXPIRED, Instant.now(), "{\"username\":\"<алиса>\",\"n\":1.5}");

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What is likely wrong, how the body arrives, under which signature, and the words that tell the operator. */
    static List<Arguments> mistakes() {
        UnaryOperator<byte[]> unchanged = body -> body;
        return List.of(
                Arguments.of(
                        "re-formatted",
                        (UnaryOperator<byte[]>) body -> bytes(text(body).replace(",", ", ")),
                        Panel.sign(BODY),
                        "re-formatted on its way"),
                Arguments.of(
                        "re-escaped",
                        (UnaryOperator<byte[]>)
                                body -> bytes(text(body).replace("а", "\\u0430").replace(":1.5", ":1.50")),
                        Panel.sign(BODY),
                        "re-formatted on its way"),
                Arguments.of(
                        "truncated",
                        (UnaryOperator<byte[]>) body -> Arrays.copyOf(body, body.length / 2),
                        Panel.sign(BODY),
                        "bytes that Content-Length announced were left"),
                Arguments.of(
                        "drained",
                        (UnaryOperator<byte[]>) body -> new byte[0],
                        Panel.sign(BODY),
                        "no byte of the body was left"),
                Arguments.of(
                        "double quotes", unchanged, Panel.sign(BODY, '"' + Panel.SECRET + '"'), "in double quotes"),
                Arguments.of(
                        "line break", unchanged, Panel.sign(BODY, Panel.SECRET + "\n"), "with a line break behind it"),
                Arguments.of("blank", unchanged, Panel.sign(BODY, " " + Panel.SECRET), "with a blank before it"),
                Arguments.of(
                        "public sample",
                        unchanged,
                        Panel.sign(BODY, "vsmu67Kmg6R8FjIOF1WUY8LWBHie4scdEqrfsKmyf4IAf8dY3nFS0wwYHkhh6ZvQ"),
                        "public sample secret"),
                Arguments.of(
                        "another secret",
                        unchanged,
                        Panel.sign(BODY, "another-secret-of-at-least-32-characters"),
                        "WEBHOOK_SECRET_HEADER differs"),
                Arguments.of(
                        "decoded as ISO-8859-1",
                        (UnaryOperator<byte[]>) body -> bytes(new String(body, StandardCharsets.ISO_8859_1)),
                        Panel.sign(BODY),
                        "decoded in another charset"),
                Arguments.of(
                        "decoded as ISO-8859-1 and escaped",
                        (UnaryOperator<byte[]>)
                                body -> bytes(new String(body, StandardCharsets.ISO_8859_1).replace("<", "\\u003c")),
                        Panel.sign(BODY),
                        "decoded in another charset"),
                Arguments.of(
                        "decoded as ASCII",
                        (UnaryOperator<byte[]>) body -> bytes(new String(body, StandardCharsets.US_ASCII)),
                        Panel.sign(BODY),
                        "replaced by U+FFFD"),
                Arguments.of("prefixed", unchanged, "sha256=" + Panel.sign(BODY), "'sha256=' prefix"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void saysWhatIsLikelyWrong(String mistake, UnaryOperator<byte[]> way, String signature, String explanation) {
        assertThat(logOf(WebhookReceiver.builder(), way.apply(BODY), signature)).contains("401", explanation);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void neverLogsBodySignatureOrSecret(
            String mistake, UnaryOperator<byte[]> way, String signature, String explanation) {
        assertThat(logOf(WebhookReceiver.builder(), way.apply(BODY), signature))
                .doesNotContain("алиса", "username", signature, Panel.SECRET)
                .doesNotContain("vsmu67Kmg6R8FjIOF1WUY8LWBHie4scdEqrfsKmyf4IAf8dY3nFS0wwYHkhh6ZvQ");
    }

    @Test
    void doesNotParseALargeBodyThatIsNotSigned() {
        byte[] signed = Panel.body(USER_EXPIRED, Instant.now(), "{\"note\":\"" + "n".repeat(512 * 1024) + "\"}");
        byte[] pretty = bytes(text(signed).replace(",", ", "));

        assertThat(logOf(WebhookReceiver.builder(), pretty, Panel.sign(signed))).contains("401", "more than 512 KiB");
        assertThat(logOf(WebhookReceiver.builder().acceptReformattedBody(true), pretty, Panel.sign(signed)))
                .contains("401", "more than 512 KiB");
    }

    @Test
    void looksForNoOtherCharsetAndNoOtherSecretInALargeBody() {
        byte[] body = bytes("\u20ac".repeat(200 * 1024));

        assertThat(logOf(WebhookReceiver.builder(), body, Panel.sign(body, '"' + Panel.SECRET + '"')))
                .contains("401", "more than 512 KiB");
    }

    @Test
    void doesNotLookForTheCauseWhenToldNotTo() {
        byte[] pretty = bytes(text(BODY).replace(",", ", "));

        assertThat(logOf(WebhookReceiver.builder().explainRejections(false), pretty, Panel.sign(BODY)))
                .contains("401")
                .doesNotContain("re-formatted");
    }

    @Test
    void explainsAMissingHeader() {
        WebhookReceiver receiver = receiver(WebhookReceiver.builder());
        try (LogCapture log = LogCapture.start()) {
            receiver.receive(WebhookRequest.of(BODY, Map.of()));

            assertThat(log.text()).contains("X-Remnawave-Signature header is missing", "torrent-blocker plugin");
        }
    }

    @Test
    void logsAFloodOnce() {
        WebhookReceiver receiver = receiver(WebhookReceiver.builder());
        try (LogCapture log = LogCapture.start()) {
            for (int i = 0; i < 1_000; i++) {
                receiver.receive(WebhookRequest.of(BODY, Map.of("X-Remnawave-Signature", "0".repeat(64))));
            }

            assertThat(log.text().lines()).hasSize(1);
        }
    }

    @Test
    void tellsWhyADeliveryIsStale() {
        WebhookReceiver receiver = receiver(WebhookReceiver.builder());
        byte[] old = Panel.body(USER_EXPIRED, Instant.parse("2025-01-01T00:00:00Z"), "{}");
        try (LogCapture log = LogCapture.start()) {
            receiver.receive(Panel.request(old));

            assertThat(log.text())
                    .contains("403", "2025-01-01T00:00:00Z", "remnawave.webhook.freshness")
                    .containsPattern(", PT\\d+H(\\d+M)?(\\d+S)? ago;");
        }
    }

    @Test
    void tellsHowFarAheadOfItsClockADeliveryWasSigned() {
        WebhookReceiver receiver = receiver(WebhookReceiver.builder());
        byte[] ahead = Panel.body(USER_EXPIRED, Instant.now().plus(Duration.ofHours(1)), "{}");
        try (LogCapture log = LogCapture.start()) {
            receiver.receive(Panel.request(ahead));

            assertThat(log.text()).containsPattern(", PT(1H|59M\\d+S) ahead of this machine's clock;");
        }
    }

    @Test
    void logsANameInOneLineAndCut() {
        String name = "user.\\n2026-01-01 INFO all is well\\u001b[2J\\u2028\\u202e" + "n".repeat(100_000);
        WebhookReceiver receiver = receiver(WebhookReceiver.builder());
        WebhookReceiver failing = WebhookReceiver.builder()
                .secret(Panel.SECRET)
                .on("*", RemnawaveEvent.class, event -> {
                    throw new IllegalStateException();
                })
                .build();
        try (LogCapture log = LogCapture.start()) {
            receiver.receive(Panel.request(Panel.body(name, Instant.EPOCH, "{}")));
            failing.receive(Panel.request(Panel.body(name, Instant.now(), "{}")));

            assertThat(log.text().lines())
                    .hasSize(2)
                    .allMatch(line -> line.contains("user. 2026-01-01 INFO all is well?[2J??nnn"))
                    .allMatch(line -> line.length() < 500);
        }
    }

    @Test
    void tellsTheLimitOfALargeBody() {
        WebhookReceiver receiver = receiver(WebhookReceiver.builder().maxBodySize(10));
        try (LogCapture log = LogCapture.start()) {
            receiver.receive(Panel.request(BODY));

            assertThat(log.text()).contains("413", "remnawave.webhook.max-body-size is 10");
        }
    }

    private static String logOf(WebhookReceiverBuilder builder, byte[] body, String signature) {
        WebhookReceiver receiver = receiver(builder);
        Map<String, String> headers = new HashMap<>();
        headers.put("X-Remnawave-Signature", signature);
        headers.put("Content-Length", Integer.toString(Math.max(body.length, BODY.length)));
        if (body.length >= BODY.length) {
            headers.put("Content-Length", Integer.toString(body.length));
        }
        try (LogCapture log = LogCapture.start()) {
            assertThat(receiver.receive(WebhookRequest.of(body, headers))).isEqualTo(WebhookResponse.INVALID_SIGNATURE);
            return log.text();
        }
    }

    private static WebhookReceiver receiver(WebhookReceiverBuilder builder) {
        return builder.secret(Panel.SECRET)
                .on("*", RemnawaveEvent.class, event -> {})
                .build();
    }
}
