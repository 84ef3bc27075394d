package io.remnawave.webhook;

import static io.remnawave.webhook.event.EventNames.USER_EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.observe.ListenerCall;
import io.remnawave.webhook.observe.ReceivedRequest;
import io.remnawave.webhook.observe.ReceivedRequest.Cause;
import io.remnawave.webhook.observe.ReceivedRequest.Reason;
import io.remnawave.webhook.observe.WebhookObserver;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** An observer is told all that is known of a request, in one call. */
class ReceivedRequestTest {

    private final List<ReceivedRequest> requests = new ArrayList<>();
    private final List<ListenerCall> calls = new ArrayList<>();
    private final AdjustableClock clock = new AdjustableClock();
    private final WebhookReceiver receiver = WebhookReceiver.builder()
            .secret(Panel.SECRET)
            .clock(clock)
            .observer(new WebhookObserver() {
                @Override
                public void onRequest(ReceivedRequest request) {
                    requests.add(request);
                }

                @Override
                public void onListener(ListenerCall call) {
                    calls.add(call);
                }
            })
            .on("user.*", UserEvent.class, event -> {
                if (event.name().equals("user.deleted")) {
                    throw new IllegalStateException("failing");
                }
            })
            .build();

    private ReceivedRequest only() {
        assertThat(requests).hasSize(1);
        return requests.remove(0);
    }

    @Test
    void showsAllHeadersWhileItIsToldAndKeepsNothingOfTheServerBehind() {
        Map<String, List<String>> told = new TreeMap<>();
        byte[] body = Panel.userEvent(USER_EXPIRED, "alice");
        Map<String, String> sent =
                Map.of("User-Agent", "Remnawave", "x-remnawave-signature", Panel.sign(body), "X-Of-Tomorrow", "1");
        try (WebhookReceiver observed = WebhookReceiver.builder()
                .secret(Panel.SECRET)
                .observer(new WebhookObserver() {
                    @Override
                    public void onRequest(ReceivedRequest request) {
                        told.putAll(request.headers());
                        requests.add(request);
                    }
                })
                .on("user.*", UserEvent.class, event -> {})
                .build()) {
            observed.receive(WebhookRequest.of(body, sent));
            observed.receive(WebhookRequest.of(
                    body, name -> sent.containsKey(name) ? List.of(String.valueOf(sent.get(name))) : List.of()));
        }

        assertThat(told).hasSameSizeAs(sent);
        sent.forEach((name, value) -> assertThat(told.get(name)).containsExactly(value));
        assertThat(requests).hasSize(2).allSatisfy(request -> {
            assertThat(request.headers()).isEmpty();
            assertThat(request.headers("User-Agent")).isEmpty();
            assertThat(request.remoteAddress()).isNull();
        });
    }

    @Test
    void tellsWhatBecameOfADelivery() {
        byte[] body = Panel.userEvent(USER_EXPIRED, "alice");

        receiver.receive(Panel.request(body));

        ReceivedRequest request = only();
        assertThat(request.response()).isEqualTo(WebhookResponse.HANDLED);
        assertThat(request.reason()).isNull();
        assertThat(request.explanation()).isNull();
        assertThat(request.deliveryId()).isEqualTo(Panel.sign(body));
        assertThat(request.eventName()).isEqualTo(USER_EXPIRED);
        assertThat(request.secretId()).isEqualTo("default");
        assertThat(request.occurredAt()).isNotNull();
        assertThat(request.receivedAt()).isEqualTo(clock.instant());
        assertThat(request.body()).isEqualTo(body);
        assertThat(request.bodySize()).isEqualTo(body.length);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.duration()).isPositive();
        assertThat(calls).singleElement().satisfies(call -> {
            assertThat(call.listenerId()).isEqualTo("on(user.*, UserEvent)");
            assertThat(call.deliveryId()).isEqualTo(Panel.sign(body));
            assertThat(call.attempt()).isEqualTo(1);
            assertThat(call.failure()).isNull();
        });
    }

    @Test
    void tellsTheFailureOfAListener() {
        receiver.receive(Panel.request(Panel.userEvent("user.deleted", "alice")));

        assertThat(only().response()).isEqualTo(WebhookResponse.FAILED);
        assertThat(calls)
                .singleElement()
                .satisfies(call -> assertThat(call.failure()).hasMessage("failing"));
    }

    @Test
    void namesTheReasonOfEachRefusal() {
        byte[] body = Panel.userEvent(USER_EXPIRED, "alice");
        Map<String, String> signed = Panel.headers(body);

        assertReason(WebhookRequest.of(body, signed).withMethod("GET"), Reason.METHOD);
        assertReason(WebhookRequest.of(body, Map.of()), Reason.HEADER_MISSING);
        assertReason(WebhookRequest.of(body, Map.of("X-Remnawave-Signature", "")), Reason.HEADER_EMPTY);
        assertReason(
                WebhookRequest.of(body, Map.of("X-Remnawave-Signature", List.of("a", "b"))), Reason.HEADER_REPEATED);
        assertReason(
                WebhookRequest.of(body, Map.of("X-Remnawave-Signature", "sha256=" + Panel.sign(body))),
                Reason.PREFIXED);
        assertReason(WebhookRequest.of(body, Map.of("X-Remnawave-Signature", "0".repeat(64))), Reason.MISMATCH);
        assertReason(
                WebhookRequest.of(body, Map.of("X-Remnawave-Signature", Panel.sign(body), "Content-Encoding", "gzip")),
                Reason.ENCODED);
        byte[] large = new byte[WebhookSettings.DEFAULT_MAX_BODY_SIZE + 1];
        assertReason(WebhookRequest.of(large, Panel.headers(large)), Reason.TOO_LARGE);
        byte[] old = Panel.body(USER_EXPIRED, clock.instant().minus(Duration.ofDays(9)), "{}");
        assertReason(Panel.request(old), Reason.STALE);
        byte[] timeless = "{\"event\":\"user.expired\"}".getBytes(StandardCharsets.UTF_8);
        assertReason(Panel.request(timeless), Reason.NO_TIMESTAMP);
        byte[] nameless = "{\"data\":{}}".getBytes(StandardCharsets.UTF_8);
        assertReason(Panel.request(nameless), Reason.MALFORMED);
        byte[] broken = (new String(body, StandardCharsets.UTF_8) + ",").getBytes(StandardCharsets.UTF_8);
        assertReason(Panel.request(broken), Reason.MALFORMED);
        receiver.close();
        assertReason(Panel.request(body), Reason.CLOSED);
    }

    private void assertReason(WebhookRequest request, Reason reason) {
        WebhookResponse response = receiver.receive(request);
        ReceivedRequest told = only();
        assertThat(told.response()).isEqualTo(response);
        assertThat(told.reason()).isEqualTo(reason);
        assertThat(told.explanation()).isNotNull();
    }

    @Test
    void explainsAMismatchByItsCause() {
        byte[] body = Panel.body(USER_EXPIRED, Instant.now(), "{\"username\":\"алиса\"}");
        byte[] spaced =
                new String(body, StandardCharsets.UTF_8).replace(",\"", ", \"").getBytes(StandardCharsets.UTF_8);
        byte[] latin = new String(body, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8);

        assertThat(causeOf(spaced, Panel.sign(body))).isEqualTo(Cause.BODY_REFORMATTED);
        assertThat(causeOf(latin, Panel.sign(body))).isEqualTo(Cause.CHARSET_CHANGED);
        assertThat(causeOf(body, Panel.sign(body, Panel.SECRET + "\n"))).isEqualTo(Cause.SECRET_MISTYPED);
        assertThat(causeOf(body, "0".repeat(64))).isEqualTo(Cause.SECRET_DIFFERS);
        assertThat(causeOf(new byte[0], Panel.sign(body))).isEqualTo(Cause.BODY_LOST);
        assertThat(causeOf(new byte[] {'{'}, Panel.sign(body))).isEqualTo(Cause.BODY_BROKEN);
    }

    private Cause causeOf(byte[] body, String signature) {
        receiver.receive(WebhookRequest.of(body, Map.of("X-Remnawave-Signature", signature)));
        return only().explanation().cause();
    }

    private static Map<String, String> headersOfAPanel(String signature) {
        return Map.of(
                "User-Agent",
                "Remnawave",
                "X-Remnawave-Timestamp",
                "2026-01-01T00:00:00.000Z",
                "X-Remnawave-Signature",
                signature);
    }

    @Test
    void tellsWhatLooksLikeAPanelFromNoise() {
        byte[] body = Panel.userEvent(USER_EXPIRED, "alice");
        receiver.receive(WebhookRequest.of(body, headersOfAPanel("0".repeat(64))));
        assertThat(only().looksLikeAPanel()).isTrue();
        receiver.receive(WebhookRequest.of(body, Map.of("User-Agent", "zgrab")));
        assertThat(only().looksLikeAPanel()).isFalse();
        receiver.receive(WebhookRequest.of(body, headersOfAPanel(Panel.sign(body))));
        assertThat(only().looksLikeAPanel())
                .as("one that was handled, in a report that was kept")
                .isTrue();
    }

    @Test
    void hidesNoRefusalOfAPanelBehindNoise() {
        byte[] body = Panel.userEvent(USER_EXPIRED, "alice");
        try (LogCapture log = LogCapture.start()) {
            for (int i = 0; i < 1_000; i++) {
                receiver.receive(WebhookRequest.of(body, Map.of("X-Remnawave-Signature", "0".repeat(64))));
                receiver.receive(WebhookRequest.of(body, Map.of()));
            }
            receiver.receive(WebhookRequest.of(body, headersOfAPanel(Panel.sign(body, "'" + Panel.SECRET + "'"))));

            assertThat(log.text().lines()).hasSize(3);
            assertThat(log.text()).contains("Refused a delivery of a panel with 401", "in single quotes");
        }
    }
}
