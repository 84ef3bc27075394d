package io.remnawave.webhook.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.servlet.container.RunningContainer;
import io.remnawave.webhook.servlet.container.ServletContainer;
import io.remnawave.webhook.servlet.container.WithoutAsync;
import io.remnawave.webhook.testkit.compatibility.LogLines;
import io.remnawave.webhook.testkit.compatibility.Panel;
import io.remnawave.webhook.testkit.compatibility.RawHttp;
import io.remnawave.webhook.testkit.compatibility.RunningAdapter;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import io.remnawave.webhook.testkit.compatibility.WebhookAdapterCompatibilityKit;
import jakarta.servlet.Filter;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The servlet under the compatibility kit, in one container. */
abstract class ServletCompatibilityTest extends WebhookAdapterCompatibilityKit {

    private static final String NOT_ASYNC = "cannot process requests asynchronously";

    private static final Duration SOON = Duration.ofSeconds(8);

    private final ServletContainer container;

    ServletCompatibilityTest(ServletContainer container) {
        this.container = container;
    }

    @Override
    protected final RunningAdapter start(WebhookReceiver receiver, String path) throws Exception {
        return serve(receiver, path, List.of());
    }

    @Override
    protected final RunningAdapter startBehindADrainingFilter(WebhookReceiver receiver, String path) throws Exception {
        return serve(receiver, path, List.of(FiltersThatReadTheBody.drainingFilter()));
    }

    @ParameterizedTest
    @MethodSource("io.remnawave.webhook.servlet.FiltersThatReadTheBody#all")
    void explainsABodyThatAFilterHasRead(Filter filter) throws Exception {
        WebhookReceiver receiver = WebhookReceiver.builder()
                .secret(SignedBody.SECRET)
                .on("*", RemnawaveEvent.class, event -> Assertions.fail("no body, no event"))
                .build();
        SignedBody body = SignedBody.of("alice");
        try (LogLines log = new LogLines()) {
            RunningAdapter adapter = serve(receiver, PATH, List.of(filter));
            try {
                // A form is what getParameter() reads.
                HttpResponse<String> answer =
                        new Panel(adapter.url()).deliver(body, "application/x-www-form-urlencoded");

                assertThat(answer.statusCode()).isEqualTo(401);
                assertThat(log.awaitLine("no byte of the body was left, though Content-Length announced"))
                        .isTrue();
            } finally {
                adapter.stop();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.remnawave.webhook.servlet.FiltersWithTheirOwnStream#all")
    void takesTheBodyFromAStreamThatSaysNonsenseOfItself(Filter filter) throws Exception {
        List<String> taken = new CopyOnWriteArrayList<>();
        WebhookReceiver receiver = WebhookReceiver.builder()
                .secret(SignedBody.SECRET)
                .on("*", RemnawaveEvent.class, event -> taken.add(event.name()))
                .build();
        RunningAdapter adapter = serve(receiver, PATH, List.of(filter));
        try {
            assertThat(new Panel(adapter.url()).deliver(SignedBody.of("alice")).body())
                    .isEqualTo("handled");
        } finally {
            adapter.stop();
        }
        assertThat(taken).containsExactly("user.created");
    }

    @Test
    void takesAClosedStreamForAnEmptyBody() throws Exception {
        WebhookReceiver receiver =
                WebhookReceiver.builder().secret(SignedBody.SECRET).build();
        try (LogLines log = new LogLines()) {
            RunningAdapter adapter = serve(receiver, PATH, List.of(FiltersWithTheirOwnStream.closed()));
            try {
                assertThat(new Panel(adapter.url())
                                .deliver(SignedBody.of("alice"))
                                .statusCode())
                        .isEqualTo(401);
                assertThat(log.awaitLine("no byte of the body was left")).isTrue();
            } finally {
                adapter.stop();
            }
        }
    }

    /** A thread reads then; the deadline is the same, at the next byte of whoever sends one now and then. */
    @Test
    void readsBehindAFilterWithoutAsynchronousProcessingInTheSameTimeAndSaysSoAtOnceAndOnce() throws Exception {
        WithoutAsync filter = (request, response, chain) -> chain.doFilter(request, response);
        WebhookReceiver receiver = WebhookReceiver.builder()
                .secret(SignedBody.SECRET)
                .bodyTimeout(Duration.ofMillis(500))
                .on("*", RemnawaveEvent.class, event -> {})
                .build();
        try (LogLines log = new LogLines()) {
            RunningAdapter adapter = serve(receiver, PATH, List.of(filter));
            try {
                assertThat(new Panel(adapter.url())
                                .deliver(SignedBody.of("alice"))
                                .body())
                        .isEqualTo("handled");
                assertThat(log.messages()).anyMatch(line -> line.contains(NOT_ASYNC));
                assertThat(statusOfASlowSender(adapter)).isEqualTo(408);
                assertThat(statusOfASlowSender(adapter)).isEqualTo(408);
            } finally {
                adapter.stop();
            }
            assertThat(log.messages())
                    .filteredOn(line -> line.contains(NOT_ASYNC))
                    .singleElement()
                    .asString()
                    .contains("<async-supported>true</async-supported>");
        }
    }

    /** Nobody but the container can end a read that waits. */
    @Test
    void getsTheThreadOfASilentSenderBackWhenTheReadTimeoutOfTheContainerIsOver() throws Exception {
        CountDownLatch given = new CountDownLatch(1);
        WithoutAsync filter = (request, response, chain) -> {
            try {
                chain.doFilter(request, response);
            } finally {
                given.countDown();
            }
        };
        RunningAdapter adapter = serve(
                WebhookReceiver.builder().secret(SignedBody.SECRET).build(),
                PATH,
                List.of(filter),
                Duration.ofSeconds(1));
        try (RawHttp connection = new RawHttp(adapter)) {
            connection.sendHead("X-Remnawave-Signature: " + "0".repeat(64), "Content-Length: 10000");

            assertThat(given.await(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            adapter.stop();
        }
    }

    private static int statusOfASlowSender(RunningAdapter adapter) throws Exception {
        try (RawHttp connection = new RawHttp(adapter)) {
            connection.sendHead("X-Remnawave-Signature: " + "0".repeat(64), "Content-Length: 10000");
            try {
                for (int i = 0; i < 10; i++) { // twice the time that it has
                    connection.send(new byte[] {'{'});
                    TimeUnit.MILLISECONDS.sleep(100);
                }
            } catch (SocketException e) { // the server has hung up behind its answer
                return connection.answer().status();
            }
            return connection.answer().status();
        }
    }

    @Test
    void doesNotAskForABodyThatItWillRefuse() throws Exception {
        RunningAdapter adapter =
                start(WebhookReceiver.builder().secret(SignedBody.SECRET).build(), PATH);
        try (RawHttp connection = new RawHttp(adapter)) {
            connection.sendHead("Expect: 100-continue", "Content-Length: " + (1024 * 1024 + 1));

            assertThat(connection.nextAnswer().status()).isEqualTo(413);
        } finally {
            adapter.stop();
        }
    }

    /** Each request ends alone there: no answer closes the connection, or says that it does. */
    @Test
    void takesAndRefusesDeliveriesOverOneConnectionOfHttp2() throws Exception {
        WebhookReceiver receiver = WebhookReceiver.builder()
                .secret(SignedBody.SECRET)
                .bodyTimeout(Duration.ofMillis(500))
                .maxBodySize(100_000)
                .on("*", RemnawaveEvent.class, event -> {})
                .build();
        RunningAdapter adapter = start(receiver, PATH);
        try (Http2Panel panel = new Http2Panel(adapter.url())) {
            assertAnswer(panel.deliver(SignedBody.of("alice")), WebhookResponse.HANDLED);
            assertAnswer(panel.forge(2, true), WebhookResponse.INVALID_SIGNATURE);
            assertStatus(panel.announce(100_001), WebhookResponse.TOO_LARGE);
            assertStatus(panel.forge(100_001, false), WebhookResponse.TOO_LARGE);
            assertStatus(panel.announce(1_000), WebhookResponse.TIMEOUT);
            assertStatus(panel.forge(1_000, false), WebhookResponse.TIMEOUT);
            assertAnswer(panel.deliver(SignedBody.of("bob")), WebhookResponse.HANDLED);
        } finally {
            adapter.stop();
        }
    }

    @Test
    void answersASlowSenderInTimeWhileStrangersOfHttp2DoNotTakeTheSameAnswer() throws Exception {
        RunningAdapter adapter = start(
                WebhookReceiver.builder()
                        .secret(SignedBody.SECRET)
                        .bodyTimeout(Duration.ofMillis(500))
                        .build(),
                PATH);
        try (Http2Panel strangers = Http2Panel.withoutAWindow(adapter.url())) {
            stall(strangers, Http2Panel.FORGED, 1_000, 0);
            TimeUnit.SECONDS.sleep(2);

            assertThat(answerSoon(adapter, "X-Remnawave-Signature: " + Http2Panel.FORGED))
                    .isEqualTo(408);
        } finally {
            adapter.stop();
        }
    }

    @Test
    void refusesInTimeWhileStrangersOfHttp2DoNotTakeTheSameAnswer() throws Exception {
        RunningAdapter adapter =
                start(WebhookReceiver.builder().secret(SignedBody.SECRET).build(), PATH);
        try (Http2Panel strangers = Http2Panel.withoutAWindow(adapter.url())) {
            stall(strangers, null, 1_000, 0);
            TimeUnit.SECONDS.sleep(3);

            assertThat(answerSoon(adapter, "X-None: 1")).isEqualTo(401);
        } finally {
            adapter.stop();
        }
    }

    @Test
    void takesADeliveryToWhichStrangersOfHttp2GiveWayWhoDoNotTakeTheirAnswers() throws Exception {
        WebhookReceiver receiver = WebhookReceiver.builder()
                .secret(SignedBody.SECRET)
                .bodyTimeout(Duration.ofSeconds(60))
                .maxUnverifiedBytes(256 * 1024)
                .on("*", RemnawaveEvent.class, event -> {})
                .build();
        RunningAdapter adapter = start(receiver, PATH);
        try (Http2Panel strangers = Http2Panel.withoutAWindow(adapter.url());
                RawHttp panel = new RawHttp(adapter)) {
            stall(strangers, Http2Panel.FORGED, 100_000, 6_000);
            TimeUnit.SECONDS.sleep(1);

            SignedBody body = SignedBody.of("alice", 200_000);
            long start = System.nanoTime();
            panel.sendHead("X-Remnawave-Signature: " + body.signature(), "Content-Length: " + body.bytes().length);
            panel.send(Arrays.copyOf(body.bytes(), 5_000));
            TimeUnit.MILLISECONDS.sleep(100);
            panel.send(Arrays.copyOfRange(body.bytes(), 5_000, body.bytes().length));

            assertThat(panel.answer().status()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        } finally {
            adapter.stop();
        }
    }

    /** More than there are threads for their answers. */
    int strangers() {
        return 40;
    }

    private void stall(Http2Panel strangers, @Nullable String signature, long length, int sent) {
        for (int i = 0; i < strangers(); i++) {
            strangers.stall(signature, length, sent);
        }
    }

    private static int answerSoon(RunningAdapter adapter, String header) throws Exception {
        try (RawHttp slow = new RawHttp(adapter)) {
            long start = System.nanoTime();
            slow.sendHead(header, "Content-Length: 1000");
            int status = slow.answer().status();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
            return status;
        }
    }

    /** A filter may put a request of its own before the servlet, which shows no headers, or no more than it is asked for. */
    @ParameterizedTest
    @ValueSource(strings = {"getHeaders", "getHeaderNames"})
    void answersARequestThatDoesNotShowItsHead(String method) throws Exception {
        RunningAdapter adapter = serve(
                WebhookReceiver.builder().secret(SignedBody.SECRET).build(),
                PATH,
                List.of(FiltersThatHideTheHead.of(method)));
        try (RawHttp connection = new RawHttp(adapter)) {
            connection.stall(
                    SignedBody.of("alice", 50_000)); // so that it is left to other threads, which need the head

            RawHttp.Answer answer = connection.answer();
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).isEqualTo("unreadable");
        } finally {
            adapter.stop();
        }
    }

    /** A body that is found too large while it is read: its sender goes on to the end before he looks for an answer. */
    @Test
    void readsTheRestOfABodyThatItRefusesWhileItIsSent() throws Exception {
        assumeThat(endsBodiesWithTheirAnswers())
                .as("the container reads no more of a body once its answer is complete")
                .isFalse();
        RunningAdapter adapter =
                start(WebhookReceiver.builder().secret(SignedBody.SECRET).build(), PATH);
        byte[] chunk = chunkOf(64 * 1024);
        try (RawHttp connection = new RawHttp(adapter)) {
            connection.sendHead("X-Remnawave-Signature: " + Http2Panel.FORGED, "Transfer-Encoding: chunked");
            for (int i = 0; i < 128; i++) {
                connection.send(chunk);
                if (i < 2) {
                    TimeUnit.MILLISECONDS.sleep(200); // so that it is read as it comes
                }
            }
            connection.send("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(connection.answer().status()).isEqualTo(413);
        } finally {
            adapter.stop();
        }
    }

    /** Whether the container reads no more of a body once its answer is complete, so that nobody else can. */
    boolean endsBodiesWithTheirAnswers() {
        return false;
    }

    private static byte[] chunkOf(int length) {
        return (Integer.toHexString(length) + "\r\n" + "x".repeat(length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Of one whose body has not ended: it may have left no window for a word. */
    private static void assertStatus(Http2Panel.Answer answer, WebhookResponse expected) {
        assertThat(answer.status()).isEqualTo(expected.status());
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().contains("Connection")).isFalse();
    }

    private static void assertAnswer(Http2Panel.Answer answer, WebhookResponse expected) {
        assertThat(answer.body()).isEqualTo(expected.body());
        assertThat(answer.status()).isEqualTo(expected.status());
        assertThat(answer.headers().contains("Connection")).isFalse();
    }

    private RunningAdapter serve(WebhookReceiver receiver, String path, List<Filter> filters) throws Exception {
        return serve(receiver, path, filters, null);
    }

    private RunningAdapter serve(
            WebhookReceiver receiver, String path, List<Filter> filters, @Nullable Duration readTimeout)
            throws Exception {
        RunningContainer running = container.serve(new RemnawaveWebhookServlet(receiver), path, filters, readTimeout);
        return new RunningAdapter() {
            @Override
            public URI url() {
                return URI.create("http://localhost:" + running.port() + path);
            }

            @Override
            public void stop() throws Exception {
                running.stop();
            }
        };
    }
}
