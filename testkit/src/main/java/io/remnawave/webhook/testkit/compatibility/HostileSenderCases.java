package io.remnawave.webhook.testkit.compatibility;

import static io.remnawave.webhook.testkit.compatibility.Answers.assertAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.observe.ReceivedRequest.Cause;
import io.remnawave.webhook.observe.ReceivedRequest.Reason;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger, a slow or a broken sender cannot do to anybody else. */
interface HostileSenderCases extends CompatibilityCases {

    /** A well-formed signature that no secret makes. */
    String FORGED = "X-Remnawave-Signature: 0000000000000000000000000000000000000000000000000000000000000000";

    /** Long beside what a busy machine takes for 300 MB. */
    Duration STALLED = Duration.ofSeconds(60);

    @Test
    default void refusesAForgeryWithinASecondWhileTwoHundredListenersHang() throws Exception {
        Semaphore running = new Semaphore(0);
        CountDownLatch end = new CountDownLatch(1);
        RunningAdapter adapter = serve(Deliveries.builder()
                .on("*", RemnawaveEvent.class, event -> {
                    running.release();
                    end.await(60, TimeUnit.SECONDS);
                })
                .build());
        Panel panel = new Panel(adapter);
        List<CompletableFuture<HttpResponse<String>>> hanging = IntStream.range(0, 200)
                .mapToObj(i -> panel.deliverLater(SignedBody.of("user" + i)))
                .toList();
        try {
            assertThat(running.tryAcquire(200, 30, TimeUnit.SECONDS)).isTrue();
            Panel stranger = new Panel(adapter);
            byte[] forged = "{\"event\":\"user.created\"}".getBytes(StandardCharsets.UTF_8);

            long start = System.nanoTime();
            HttpResponse<String> answer =
                    stranger.deliver(SignedBody.of("mallory").replacedBy(forged));

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
            assertAnswer(answer, WebhookResponse.INVALID_SIGNATURE);
        } finally {
            end.countDown();
        }
        assertThat(hanging.stream().map(CompletableFuture::join).map(HttpResponse::statusCode))
                .containsOnly(200);
    }

    /** How the body is framed, and as far as it comes. */
    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1000\r\n\r\n0123456789", "Transfer-Encoding: chunked\r\n\r\n5\r\n01"})
    default void answersASenderWhoStallsAfterTheBodyTimeout(String body) throws Exception {
        Refusals refusals = new Refusals();
        RunningAdapter adapter = serve(Deliveries.builder()
                .bodyTimeout(Duration.ofMillis(500))
                .observer(refusals)
                .build());
        try (RawHttp connection = new RawHttp(adapter)) {
            connection.send(forgery(adapter, body));

            long start = System.nanoTime();
            assertAnswer(connection.answer(), WebhookResponse.TIMEOUT);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
        assertThat(refusals.next()).isEqualTo(new Refusals.Refusal(Reason.TOO_SLOW, Cause.SEE_REASON));
    }

    @ParameterizedTest
    @ValueSource(strings = {FORGED, "X-No-Signature: 1"})
    default void handlesADeliveryWhileThreeHundredSendersStall(String header) throws Exception {
        Deliveries deliveries = new Deliveries();
        RunningAdapter adapter = serve(Deliveries.builder()
                .register(deliveries)
                .maxUnverifiedBytes(4 * 1024 * 1024)
                .bodyTimeout(STALLED)
                .build());
        List<RawHttp> stalled = new ArrayList<>();
        ExecutorService senders = Executors.newFixedThreadPool(8);
        try {
            for (int i = 0; i < 300; i++) {
                RawHttp connection = new RawHttp(adapter);
                stalled.add(connection);
                connection.sendHead(header, "Content-Length: 1000000");
            }
            List<Future<?>> sending = new ArrayList<>();
            for (RawHttp connection : stalled) {
                sending.add(senders.submit(() -> sendAllButTheLastByte(connection)));
            }
            assertHandledWithin(STALLED.dividedBy(2), adapter);
            for (Future<?> sender : sending) {
                sender.get(60, TimeUnit.SECONDS);
            }
            assertHandledWithin(STALLED.dividedBy(2), adapter);
        } finally {
            senders.shutdownNow();
            for (RawHttp connection : stalled) {
                connection.close();
            }
        }
        assertThat(deliveries.taken()).hasSize(2);
    }

    /** A server may wait for the rest of a body whose request has been answered. */
    @Test
    default void handlesADeliveryBehindThreeHundredSendersWhoseTimeIsUp() throws Exception {
        Deliveries deliveries = new Deliveries();
        RunningAdapter adapter = serve(Deliveries.builder()
                .register(deliveries)
                .bodyTimeout(Duration.ofMillis(500))
                .build());
        List<RawHttp> stalled = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                RawHttp connection = new RawHttp(adapter);
                stalled.add(connection);
                connection.sendHead(FORGED, "Content-Length: 10000");
            }
            for (RawHttp connection : stalled) {
                assertAnswer(connection.answer(), WebhookResponse.TIMEOUT);
            }
            TimeUnit.SECONDS.sleep(3); // for which an adapter may wait for the rest
            assertHandledSoon(adapter);
        } finally {
            for (RawHttp connection : stalled) {
                connection.close();
            }
        }
        assertThat(deliveries.taken()).hasSize(1);
    }

    /** A container may count the frame of a chunk as bytes of it, and wait for those that are not there. */
    @Test
    default void handlesADeliveryWhileThreeHundredSendersStallWithinAChunk() throws Exception {
        Deliveries deliveries = new Deliveries();
        RunningAdapter adapter = serve(Deliveries.builder().register(deliveries).build());
        byte[] request = forgery(adapter, "Transfer-Encoding: chunked\r\n\r\n5\r\n");
        List<RawHttp> stalled = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                RawHttp connection = new RawHttp(adapter);
                stalled.add(connection);
                connection.send(request);
            }
            assertHandledSoon(adapter);
        } finally {
            for (RawHttp connection : stalled) {
                connection.close();
            }
        }
        assertThat(deliveries.taken()).hasSize(1);
    }

    /** In one packet, with how the body is framed and as far as it comes. */
    private static byte[] forgery(RunningAdapter adapter, String body) {
        return ("POST " + adapter.url().getRawPath() + " HTTP/1.1\r\nHost: localhost\r\n" + FORGED + "\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void sendAllButTheLastByte(RawHttp connection) {
        byte[] data = new byte[9_999];
        try {
            for (int sent = 0; sent < 999_900; sent += data.length) {
                connection.send(data);
            }
        } catch (IOException e) {
            return; // it has been refused, and the server has hung up
        }
    }

    private static void assertHandledSoon(RunningAdapter adapter) throws Exception {
        assertHandledWithin(Duration.ofSeconds(5), adapter);
    }

    private static void assertHandledWithin(Duration time, RunningAdapter adapter) throws Exception {
        long start = System.nanoTime();
        assertAnswer(new Panel(adapter).deliver(SignedBody.of("alice" + start)), WebhookResponse.HANDLED);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(time);
    }

    @Test
    default void handlesADeliveryOnceWhoseSenderLeavesMeanwhile() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        AtomicInteger interrupted = new AtomicInteger();
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        RunningAdapter adapter = serve(Deliveries.builder()
                .on("*", RemnawaveEvent.class, event -> {
                    runs.incrementAndGet();
                    running.countDown();
                    try {
                        end.await(30, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        interrupted.incrementAndGet();
                    }
                })
                .build());
        SignedBody body = SignedBody.of("alice");
        try (RawHttp connection = new RawHttp(adapter)) {
            sendWhole(connection, body);
            assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
            connection.reset();
        }

        CompletableFuture<HttpResponse<String>> retry = new Panel(adapter).deliverLater(body);
        TimeUnit.MILLISECONDS.sleep(500);
        assertThat(retry).isNotDone();
        end.countDown();

        assertThat(retry.get(10, TimeUnit.SECONDS).body()).isEqualTo(WebhookResponse.DUPLICATE.body());
        assertThat(runs).hasValue(1);
        assertThat(interrupted).hasValue(0);
    }

    private static void sendWhole(RawHttp connection, SignedBody body) throws IOException {
        connection.sendHead("X-Remnawave-Signature: " + body.signature(), "Content-Length: " + body.bytes().length);
        connection.send(body.bytes());
    }

    @Test
    default void answersWhenAListenerLeavesItsThreadInterrupted() throws Exception {
        RunningAdapter adapter = serve(Deliveries.builder()
                .on("*", RemnawaveEvent.class, event -> Thread.currentThread().interrupt())
                .build());
        try (RawHttp connection = new RawHttp(adapter)) {
            for (int i = 0; i < 5; i++) {
                sendWhole(connection, SignedBody.of("user" + i));
                assertAnswer(connection.answer(), WebhookResponse.HANDLED);
            }
        }
    }

    @Test
    default void refusesABodyThatIsEncoded() throws Exception {
        Deliveries deliveries = new Deliveries();
        Refusals refusals = new Refusals();
        Panel panel = new Panel(serve(
                Deliveries.builder().register(deliveries).observer(refusals).build()));

        assertAnswer(
                panel.send(panel.post(SignedBody.of("alice")).header("Content-Encoding", "gzip")),
                WebhookResponse.UNSUPPORTED_ENCODING);
        assertThat(refusals.next()).isEqualTo(new Refusals.Refusal(Reason.ENCODED, Cause.SEE_REASON));
        assertThat(deliveries.taken()).isEmpty();
    }

    @Test
    default void refusesALengthOfNineteenDigits() throws Exception {
        try (RawHttp connection = new RawHttp(serve(new Deliveries().receiver()))) {
            connection.sendHead(FORGED, "Content-Length: 1000000000000000000");

            assertThat(connection.answer().status()).isEqualTo(413);
        }
    }

    /** No server hands that to anybody. */
    @Test
    default void refusesALengthThatNoLongHolds() throws Exception {
        try (RawHttp connection = new RawHttp(serve(new Deliveries().receiver()))) {
            connection.sendHead(FORGED, "Content-Length: 9999999999999999999");

            assertThat(connection.answer().status()).isEqualTo(400);
        }
    }

    @Test
    default void doesNotKnowItsPathWithASlashBehindItAndSaysWhichIsMeant() throws Exception {
        Deliveries deliveries = new Deliveries();
        RunningAdapter adapter = serve(deliveries.receiver());
        Panel panel = new Panel(URI.create(adapter.url() + "/"));
        try (LogLines log = new LogLines()) {
            assertThat(panel.deliver(SignedBody.of("alice")).statusCode()).isEqualTo(404);
            assertThat(panel.deliver(SignedBody.of("bob")).statusCode()).isEqualTo(404);

            assertThat(log.messages())
                    .singleElement()
                    .asString()
                    .contains("endpoint is " + adapter.url().getPath() + ", without the slash");
        }
        assertThat(deliveries.taken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=x", "Multipart/Mixed"})
    default void doesNotTakeABodyApartThatCallsItselfMultipart(String contentType) throws Exception {
        Deliveries deliveries = new Deliveries();
        Panel panel = new Panel(serve(deliveries.receiver()));

        assertAnswer(panel.deliver(SignedBody.of("alice"), contentType), WebhookResponse.HANDLED);
        assertAnswer(
                panel.deliver(SignedBody.of("mallory").replacedBy(new byte[] {'{', '}'}), contentType),
                WebhookResponse.INVALID_SIGNATURE);
    }

    @Test
    default void refusesABrokenChunk() throws Exception {
        Deliveries deliveries = new Deliveries();
        RunningAdapter adapter = serve(deliveries.receiver());
        try (RawHttp connection = new RawHttp(adapter)) {
            StrangersRequest.BROKEN_CHUNK_OF_A_BODY.send(
                    connection, adapter.url().getPath());

            Integer ofTheServer = statusesOfTheServer().get(BROKEN_CHUNK);
            if (ofTheServer == null) {
                assertAnswer(connection.answer(), WebhookResponse.UNREADABLE);
            } else {
                assertThat(connection.answer().status()).isEqualTo(ofTheServer);
            }
        }
        assertThat(deliveries.taken()).isEmpty();
        assertHandledSoon(adapter);
    }

    /** A real one, of a page that a browser shows; the name of the host is none that a server trusts in particular. */
    @Test
    default void answersAPreflightRequestLikeAnyOtherMethod() throws Exception {
        RunningAdapter adapter = serve(new Deliveries().receiver());
        try (RawHttp connection = new RawHttp(adapter)) {
            connection.send(("OPTIONS " + adapter.url().getPath() + " HTTP/1.1\r\nHost: bot.example.com\r\n"
                            + "Origin: https://example.org\r\nAccess-Control-Request-Method: POST\r\n"
                            + "Access-Control-Request-Headers: content-type\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));

            assertAnswer(connection.answer(), WebhookResponse.METHOD_NOT_ALLOWED);
        }
    }

    /** Twenty requests of a kind cost one line of the log, and none a stack trace, whoever would write it. */
    @ParameterizedTest
    @EnumSource
    default void logsAtMostALineOfWhatAStrangerSendsTwentyTimes(StrangersRequest request) throws Exception {
        RunningAdapter adapter = serve(new Deliveries().receiver());
        assertHandledSoon(adapter);
        List<RawHttp> strangers = new ArrayList<>();
        try (LogLines log = LogLines.ofEverybody()) {
            for (int i = 0; i < 20; i++) {
                RawHttp connection = new RawHttp(adapter);
                strangers.add(connection);
                request.send(connection, adapter.url().getPath());
            }
            for (RawHttp connection : strangers) {
                finish(connection);
            }

            TimeUnit.MILLISECONDS.sleep(200); // what is explained is logged behind the answer
            assertThat(log.messages()).hasSizeLessThanOrEqualTo(1);
            assertThat(log.messagesWithAStackTrace()).isEmpty();
        } finally {
            for (RawHttp connection : strangers) {
                connection.close();
            }
        }
        assertHandledSoon(adapter);
    }

    private static void finish(RawHttp connection) throws IOException {
        try (connection) {
            connection.finishSending();
            connection.awaitEnd();
        } catch (SocketException e) {
            assertThat(e).as("the server has hung up on what was still sent").isNotNull();
        }
    }

    /** What strangers send. */
    enum StrangersRequest {
        FORGERY("POST", FORGED, "Content-Length: 2\r\n\r\n{}"),
        NO_SIGNATURE("POST", "X-No-Signature: 1", "Content-Length: 2\r\n\r\n{}"),
        UNKNOWN_METHOD("FOO", FORGED, "Content-Length: 0\r\n\r\n"),
        METHOD_OF_WEBDAV("PROPFIND", FORGED, "Content-Length: 0\r\n\r\n"),
        MULTIPART_WITHOUT_BOUNDARY("POST", FORGED, "Content-Type: multipart/form-data\r\nContent-Length: 2\r\n\r\n{}"),
        BROKEN_CHUNK_OF_A_BODY(
                "POST", FORGED, "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nthis is no chunk\r\n\r\n"),
        BODY_CUT_SHORT("POST", FORGED, "Content-Length: 100\r\n\r\n{}"),
        COMPRESSED("POST", FORGED, "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}"),
        LENGTH_OF_NINETEEN_DIGITS("POST", FORGED, "Content-Length: 1000000000000000000\r\n\r\n{}"),
        DUPLICATE_LENGTH("POST", FORGED, "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"),
        CONTROL_CHARACTERS("POST", "X-Remnawave-Signature: \u001b[31mred", "Content-Length: 2\r\n\r\n{}");

        private final String method;
        private final String header;
        private final String rest;

        StrangersRequest(String method, String header, String rest) {
            this.method = method;
            this.header = header;
            this.rest = rest;
        }

        private void send(RawHttp connection, String path) throws IOException {
            connection.send((method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n" + rest)
                    .getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
