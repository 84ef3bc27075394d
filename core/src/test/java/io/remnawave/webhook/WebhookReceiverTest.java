package io.remnawave.webhook;

import static io.remnawave.webhook.event.EventNames.USER_EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.delivery.FreshnessWindow;
import io.remnawave.webhook.delivery.IdempotencyStore;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.observe.ListenerCall;
import io.remnawave.webhook.observe.ReceivedRequest;
import io.remnawave.webhook.observe.WebhookObserver;
import io.remnawave.webhook.signature.InvalidSecretException;
import io.remnawave.webhook.signature.WebhookSecret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookReceiverTest {

    private final List<String> handled = Collections.synchronizedList(new ArrayList<>());
    private final AdjustableClock clock = new AdjustableClock();

    private WebhookReceiverBuilder recording() {
        return WebhookReceiver.builder()
                .secret(Panel.SECRET)
                .clock(clock)
                .on("*", RemnawaveEvent.class, event -> handled.add(event.name()));
    }

    @Test
    void handsASignedEventToItsListenerWithItsDelivery() {
        AtomicReference<Delivery> delivered = new AtomicReference<>();
        WebhookReceiver receiver = WebhookReceiver.builder()
                .secret(WebhookSecret.of("main", Panel.SECRET))
                .clock(clock)
                .register(new Object() {
                    @RemnawaveEventListener(USER_EXPIRED)
                    void suspend(Delivery delivery, UserEvent event) {
                        handled.add(event.user().username());
                        delivered.set(delivery);
                    }
                })
                .build();
        Instant at = Instant.parse(clock.instant().toString().substring(0, 19) + ".120Z");
        byte[] body = Panel.body(USER_EXPIRED, at, "{\"username\":\"алиса\"}");

        assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.HANDLED);

        assertThat(handled).containsExactly("алиса");
        Delivery delivery = delivered.get();
        assertThat(delivery.id()).isEqualTo(Panel.sign(body));
        assertThat(delivery.occurredAt()).isEqualTo(at);
        assertThat(delivery.receivedAt()).isEqualTo(clock.instant());
        assertThat(delivery.secretId()).isEqualTo("main");
        assertThat(delivery.attempt()).isEqualTo(1);
        assertThat(delivery.body()).isEqualTo(body);
        assertThat(delivery.toString()).contains(delivery.id()).doesNotContain("алиса");
    }

    @Test
    void handlesADeliveryOnceHoweverOftenItComes() {
        WebhookReceiver receiver = recording().build();
        byte[] body = Panel.userEvent(USER_EXPIRED, "alice");

        assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.HANDLED);
        assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.DUPLICATE);
        assertThat(handled).hasSize(1);
    }

    @Test
    void runsAListenerOnceForFiftyConcurrentDuplicates() throws Exception {
        WebhookReceiver receiver = recording().build();
        byte[] body = Panel.userEvent(USER_EXPIRED, "alice");
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try {
            Callable<WebhookResponse> call = () -> receiver.receive(Panel.request(body));
            List<WebhookResponse> responses = new ArrayList<>();
            for (Future<WebhookResponse> response : threads.invokeAll(Collections.nCopies(50, call))) {
                responses.add(response.get());
            }

            assertThat(responses).containsOnlyOnce(WebhookResponse.HANDLED);
            assertThat(responses)
                    .isSubsetOf(WebhookResponse.HANDLED, WebhookResponse.DUPLICATE, WebhookResponse.IN_PROGRESS);
            assertThat(handled).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void answersFailedAndRunsOnlyTheFailedListenerAgain() {
        AtomicInteger attempts = new AtomicInteger();
        WebhookReceiver receiver = WebhookReceiver.builder()
                .secret(Panel.SECRET)
                .on(USER_EXPIRED, UserEvent.class, event -> handled.add("before"))
                .on(USER_EXPIRED, UserEvent.class, event -> {
                    if (attempts.incrementAndGet() < 3) {
                        throw new IllegalStateException("the database is away");
                    }
                    handled.add("failing");
                })
                .on(USER_EXPIRED, UserEvent.class, event -> handled.add("behind"))
                .build();
        byte[] body = Panel.userEvent(USER_EXPIRED, "alice");

        try (LogCapture log = LogCapture.start()) {
            assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.FAILED);
            assertThat(log.text()).contains("on(user.expired, UserEvent) #2", "the database is away", "attempt 1");
        }
        assertThat(handled).containsExactly("before", "behind");
        assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.FAILED);
        assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.HANDLED);
        assertThat(handled).containsExactly("before", "behind", "failing");
        assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.DUPLICATE);
    }

    @Test
    void takesAnErrorOfAListenerAsItsFailure() {
        WebhookReceiver receiver = WebhookReceiver.builder()
                .secret(Panel.SECRET)
                .on("*", RemnawaveEvent.class, event -> {
                    throw new NoClassDefFoundError("com/example/Missing");
                })
                .build();
        byte[] body = Panel.userEvent(USER_EXPIRED, "alice");

        assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.FAILED);
        assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.FAILED);
    }

    @Test
    void acknowledgesWhatNobodyListensToWithoutRememberingIt() {
        WebhookReceiver receiver = WebhookReceiver.builder()
                .secret(Panel.SECRET)
                .on("node.*", RemnawaveEvent.class, event -> handled.add(event.name()))
                .build();
        byte[] body = Panel.userEvent(USER_EXPIRED, "alice");

        assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.IGNORED);
        assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.IGNORED);
        assertThat(handled).isEmpty();
    }

    @Test
    void handsAnUnknownEventToAListenerForAll() {
        byte[] body = Panel.body("galaxy.exploded", Instant.now(), "{\"stars\":[1]}");

        assertThat(recording().build().receive(Panel.request(body))).isEqualTo(WebhookResponse.HANDLED);
        assertThat(handled).containsExactly("galaxy.exploded");
    }

    @Test
    void answersInvalidSignatureWhateverIsWrongWithTheSignature() {
        WebhookReceiver receiver = recording().build();
        byte[] body = Panel.userEvent(USER_EXPIRED, "alice");

        assertThat(receiver.receive(WebhookRequest.of(body, Map.of()))).isEqualTo(WebhookResponse.INVALID_SIGNATURE);
        for (String signature : List.of("", "null", "sha256=" + Panel.sign(body), Panel.sign(body, "x".repeat(64)))) {
            assertThat(receiver.receive(WebhookRequest.of(body, Map.of("x-remnawave-signature", signature))))
                    .isEqualTo(WebhookResponse.INVALID_SIGNATURE);
        }
        assertThat(receiver.receive(WebhookRequest.of(
                        body, Map.of("x-remnawave-signature", List.of(Panel.sign(body), Panel.sign(body))))))
                .isEqualTo(WebhookResponse.INVALID_SIGNATURE);
        assertThat(handled).isEmpty();
    }

    @Test
    void findsTheSignatureHeaderInAnyCase() {
        byte[] body = Panel.userEvent(USER_EXPIRED, "alice");

        for (String name : List.of("x-remnawave-signature", "X-REMNAWAVE-SIGNATURE", "X-Remnawave-Signature")) {
            assertThat(recording().build().receive(WebhookRequest.of(body, Map.of(name, List.of(Panel.sign(body))))))
                    .isEqualTo(WebhookResponse.HANDLED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"user.expired\"",
                "{}",
                "{\"event\":7}",
                "{\"event\":null}",
                "{\"event\":\"user.expired\"",
                "{\"event\":\"user.expired\",\"timestamp\":\"NOW\",\"data\":{\"username\":\"a",
                "{\"event\":\"user.expired\",\"timestamp\":\"NOW\",\"data\":{}} trailing",
                "not json"
            })
    void answersMalformedToASignedBodyThatIsNoEvent(String text) {
        byte[] body = text.replace("NOW", clock.instant().toString()).getBytes(StandardCharsets.UTF_8);

        try (LogCapture log = LogCapture.start()) {
            assertThat(recording().build().receive(Panel.request(body))).isEqualTo(WebhookResponse.MALFORMED);
            assertThat(log.text()).contains("Refused a request with 400: correctly signed, but");
        }
        assertThat(handled).isEmpty();
    }

    @Test
    void answersStaleOutsideTheFreshnessWindow() {
        WebhookReceiver receiver = recording().build();
        Instant now = clock.instant();
        Map<Duration, WebhookResponse> expected = Map.of(
                Duration.ofHours(-25), WebhookResponse.STALE,
                Duration.ofHours(-23), WebhookResponse.HANDLED,
                Duration.ofMinutes(4), WebhookResponse.HANDLED,
                Duration.ofMinutes(6), WebhookResponse.STALE);

        expected.forEach((offset, response) -> assertThat(
                        receiver.receive(Panel.request(Panel.body(USER_EXPIRED, now.plus(offset), "{}"))))
                .as("signed %s from now", offset)
                .isEqualTo(response));
    }

    @Test
    void takesARedeliveryThatIsHoursOld() {
        byte[] body = Panel.userEvent(USER_EXPIRED, "alice");
        clock.advance(Duration.ofHours(20));

        assertThat(recording().build().receive(Panel.request(body))).isEqualTo(WebhookResponse.HANDLED);
    }

    @Test
    void doesNotTrustTheUnsignedTimestampHeader() {
        byte[] old = Panel.body(USER_EXPIRED, clock.instant().minus(Duration.ofDays(2)), "{}");
        Map<String, String> headers = Map.of(
                "X-Remnawave-Signature",
                Panel.sign(old),
                "X-Remnawave-Timestamp",
                clock.instant().toString());

        assertThat(recording().build().receive(WebhookRequest.of(old, headers))).isEqualTo(WebhookResponse.STALE);
    }

    @Test
    void answersStaleToAnEventWithoutATimestamp() {
        byte[] body = "{\"event\":\"user.expired\",\"data\":{}}".getBytes(StandardCharsets.UTF_8);

        assertThat(recording().build().receive(Panel.request(body))).isEqualTo(WebhookResponse.STALE);
    }

    @Test
    void cannotBePlayedBackAtAnyMomentOfTheWindow() {
        WebhookReceiver receiver = recording().build();
        byte[] body = Panel.body(USER_EXPIRED, clock.instant().plus(Duration.ofMinutes(5)), "{}");
        assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.HANDLED);

        for (int minutes = 0; minutes <= 25 * 60; minutes += 5) {
            assertThat(receiver.receive(Panel.request(body))).isIn(WebhookResponse.DUPLICATE, WebhookResponse.STALE);
            clock.advance(Duration.ofMinutes(5));
        }
        assertThat(handled).hasSize(1);
    }

    @Test
    void refusesAStoreThatForgetsBeforeTheWindowEnds() {
        assertThatThrownBy(() -> recording().claims(10, Duration.ofHours(24)).build())
                .hasMessageContaining("claims.retention")
                .hasMessageContaining("PT24H5M");
    }

    @Test
    void answersMethodNotAllowedToEverythingButPost() {
        for (String method : List.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "post", "")) {
            WebhookResponse response = recording()
                    .build()
                    .receive(WebhookRequest.of(new byte[0], Map.of()).withMethod(method));

            assertThat(response).isEqualTo(WebhookResponse.METHOD_NOT_ALLOWED);
            assertThat(response.headers()).containsEntry("Allow", "POST");
        }
    }

    @Test
    void answersTooLargeWithoutReadingWhenTheLengthIsDeclared() {
        InputStream untouchable = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("must not be read");
            }
        };

        assertThat(recording().build().receive(WebhookRequest.of(untouchable, signedWithLength("52428800"))))
                .isEqualTo(WebhookResponse.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999999999999999999", "99999999999999999999999"})
    void answersTooLargeToALengthThatFitsNoNumber(String length) {
        assertThat(recording()
                        .build()
                        .receive(WebhookRequest.of(InputStream.nullInputStream(), signedWithLength(length))))
                .isEqualTo(WebhookResponse.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "identity, gzip", "x"})
    void answersUnsupportedEncodingWithoutReadingABody(String encoding) {
        byte[] body = Panel.userEvent(USER_EXPIRED, "alice");
        Map<String, String> headers = Map.of("X-Remnawave-Signature", Panel.sign(body), "content-encoding", encoding);

        assertThat(recording().build().receive(WebhookRequest.of(body, headers)))
                .isEqualTo(WebhookResponse.UNSUPPORTED_ENCODING);
        assertThat(recording()
                        .build()
                        .receive(WebhookRequest.of(
                                body,
                                Map.of("X-Remnawave-Signature", Panel.sign(body), "Content-Encoding", "identity"))))
                .isEqualTo(WebhookResponse.HANDLED);
    }

    @Test
    void answersTooLargeSoonBeyondTheLimit() {
        AtomicInteger read = new AtomicInteger();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                read.incrementAndGet();
                return ' ';
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                read.addAndGet(length);
                return length;
            }
        };

        assertThat(recording().maxBodySize(100_000).build().receive(WebhookRequest.of(endless, signedWithLength(""))))
                .isEqualTo(WebhookResponse.TOO_LARGE);
        assertThat(read).hasValueLessThanOrEqualTo(100_000 + 8 * 1024);
    }

    @Test
    void takesABodyOfExactlyTheLimit() {
        byte[] body = Panel.userEvent(USER_EXPIRED, "alice");

        assertThat(recording().maxBodySize(body.length).build().receive(Panel.request(body)))
                .isEqualTo(WebhookResponse.HANDLED);
        assertThat(recording().maxBodySize(body.length - 1).build().receive(Panel.request(body)))
                .isEqualTo(WebhookResponse.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exact", "shorter", "longer", "none", "-1", "many"})
    void readsTheWholeBodyWhateverItsDeclaredLength(String declared) {
        byte[] body = Panel.userEvent(USER_EXPIRED, "alice");
        String length = switch (declared) {
            case "exact" -> "" + body.length;
            case "shorter" -> "" + (body.length - 10);
            case "longer" -> "" + (body.length + 10);
            default -> declared;
        };
        WebhookRequest request = WebhookRequest.of(new ByteArrayInputStream(body), name -> switch (name) {
            case "Content-Length" -> declared.equals("none") ? List.of() : List.of(length);
            case "X-Remnawave-Signature" -> List.of(Panel.sign(body));
            default -> List.of();
        });

        assertThat(recording().build().receive(request)).isEqualTo(WebhookResponse.HANDLED);
    }

    @Test
    void answersUnreadableWhenTheBodyBreaksOff() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };

        assertThat(recording().build().receive(WebhookRequest.of(broken, signedWithLength("10"))))
                .isEqualTo(WebhookResponse.UNREADABLE);
    }

    @Test
    void answersUnreadableWhateverTheServerThrowsAtWhoReads() {
        InputStream broken = new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("the request was recycled");
            }
        };
        WebhookRequest withoutHeaders = WebhookRequest.of(new byte[0], name -> {
            throw new IllegalStateException("the request was recycled");
        });

        for (WebhookRequest request : List.of(WebhookRequest.of(broken, signedWithLength("10")), withoutHeaders)) {
            try (LogCapture log = LogCapture.start()) {
                assertThat(recording().build().receive(request)).isEqualTo(WebhookResponse.UNREADABLE);
                assertThat(log.text()).contains("400", "java.lang.IllegalStateException");
            }
        }
    }

    @Test
    void answersUnavailableOnceClosed() {
        WebhookReceiver receiver = recording().build();
        receiver.close();

        assertThat(receiver.receive(Panel.request(Panel.userEvent(USER_EXPIRED, "alice"))))
                .isEqualTo(WebhookResponse.UNAVAILABLE);
    }

    @Test
    void answersUnavailableWhenTheStoreIsUnavailable() {
        IdempotencyStore broken = new IdempotencyStore() {
            @Override
            public Claim claim(String deliveryId) {
                throw new IllegalStateException("no connection");
            }

            @Override
            public Duration retention() {
                return Duration.ofDays(2);
            }
        };

        assertThat(recording()
                        .idempotencyStore(broken)
                        .build()
                        .receive(Panel.request(Panel.userEvent(USER_EXPIRED, "a"))))
                .isEqualTo(WebhookResponse.UNAVAILABLE);
        assertThat(handled).isEmpty();
    }

    @Test
    void answersUnavailableWhenTheSecretsAreUnavailable() {
        AtomicReference<@Nullable List<WebhookSecret>> secrets =
                new AtomicReference<>(List.of(WebhookSecret.of(Panel.SECRET)));
        WebhookReceiver receiver = WebhookReceiver.builder()
                .secrets(() -> {
                    List<WebhookSecret> current = secrets.get();
                    if (current == null) {
                        throw new IllegalStateException("the vault is sealed");
                    }
                    return current;
                })
                .on("*", RemnawaveEvent.class, event -> handled.add(event.name()))
                .build();
        secrets.set(null);

        assertThat(receiver.receive(Panel.request(Panel.userEvent(USER_EXPIRED, "alice"))))
                .isEqualTo(WebhookResponse.UNAVAILABLE);
        assertThat(handled).isEmpty();
    }

    @Test
    void keepsItsAnswerWhenTheObserverFails() {
        WebhookObserver failing = new WebhookObserver() {
            @Override
            public void onRequest(ReceivedRequest request) {
                throw new IllegalStateException("metrics are away");
            }

            @Override
            public void onListener(ListenerCall call) {
                throw new IllegalStateException("metrics are away");
            }
        };

        assertThat(recording().observer(failing).build().receive(Panel.request(Panel.userEvent(USER_EXPIRED, "a"))))
                .isEqualTo(WebhookResponse.HANDLED);
    }

    @Test
    void takesAReformattedBodyOnlyWhenToldTo() {
        byte[] signed = Panel.userEvent(USER_EXPIRED, "алиса");
        WebhookRequest request = WebhookRequest.of(prettyPrinted(signed), Panel.headers(signed));
        AtomicReference<byte[]> seen = new AtomicReference<>();

        assertThat(recording().build().receive(request)).isEqualTo(WebhookResponse.INVALID_SIGNATURE);
        WebhookReceiver accepting = WebhookReceiver.builder()
                .secret(Panel.SECRET)
                .acceptReformattedBody(true)
                .register(new Object() {
                    @RemnawaveEventListener
                    void take(UserEvent event, Delivery delivery) {
                        handled.add(event.user().username());
                        seen.set(delivery.body());
                    }
                })
                .build();
        assertThat(accepting.receive(request)).isEqualTo(WebhookResponse.HANDLED);
        assertThat(accepting.receive(Panel.request(signed))).isEqualTo(WebhookResponse.DUPLICATE);
        assertThat(handled).containsExactly("алиса");
        assertThat(seen.get()).isEqualTo(signed);
    }

    @Test
    void refusesAChangedBodyEvenWhenReformattedOnesAreTaken() {
        byte[] signed = Panel.userEvent(USER_EXPIRED, "alice");
        byte[] forged = new String(prettyPrinted(signed), StandardCharsets.UTF_8)
                .replace("alice", "malice")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(recording()
                        .acceptReformattedBody(true)
                        .build()
                        .receive(WebhookRequest.of(forged, Panel.headers(signed))))
                .isEqualTo(WebhookResponse.INVALID_SIGNATURE);
    }

    @Test
    void refusesToBeBuiltWithoutASecret() {
        assertThatThrownBy(() -> WebhookReceiver.builder().build())
                .isInstanceOf(InvalidSecretException.class)
                .hasMessageContaining("WEBHOOK_SECRET_HEADER");
        assertThatThrownBy(() -> WebhookReceiver.builder().secret((String) null))
                .isInstanceOf(InvalidSecretException.class);
    }

    @Test
    void logsTheMappingOnce() {
        try (LogCapture log = LogCapture.start()) {
            recording().build();

            assertThat(log.text()).contains("INFO   * -> on(*, RemnawaveEvent)");
        }
    }

    @Test
    void takesHeadersFromAFunctionThatGivesNullForWhatIsAbsent() {
        byte[] body = Panel.userEvent("user.expired", "alice");
        Map<String, List<String>> headers = Map.of("X-Remnawave-Signature", List.of(Panel.sign(body)));

        assertThat(recording().build().receive(WebhookRequest.of(body, headers::get)))
                .isEqualTo(WebhookResponse.HANDLED);
    }

    @Test
    void warnsOfABudgetThatASingleBodyMayNotFitInto() {
        try (LogCapture log = LogCapture.start()) {
            recording().maxUnverifiedBytes(64 * 1024).build();

            assertThat(log.text()).contains("max-unverified-bytes (65536) is less than", "max-body-size (1048576)");
        }
    }

    @Test
    void warnsWhenNobodyListens() {
        try (LogCapture log = LogCapture.start()) {
            WebhookReceiver.builder().secret(Panel.SECRET).build();

            assertThat(log.text()).contains("No Remnawave event listener is registered");
        }
    }

    @Test
    void takesItsFreshnessFromTheBuilder() {
        byte[] body = Panel.body(USER_EXPIRED, clock.instant().minus(Duration.ofDays(3000)), "{}");

        assertThat(recording()
                        .freshness(new FreshnessWindow(Duration.parse("P3650D"), Duration.ZERO))
                        .build()
                        .receive(Panel.request(body)))
                .isEqualTo(WebhookResponse.HANDLED);
    }

    private static Map<String, String> signedWithLength(String length) {
        return Map.of("X-Remnawave-Signature", "0".repeat(64), "Content-Length", length);
    }

    /** As a proxy with a JSON plug-in would write it. */
    private static byte[] prettyPrinted(byte[] body) {
        try {
            com.fasterxml.jackson.databind.ObjectMapper mapper = new com.fasterxml.jackson.databind.ObjectMapper();
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(mapper.readTree(body));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
