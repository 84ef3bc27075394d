package io.remnawave.webhook.micronaut;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Blocking;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.model.User;
import io.remnawave.webhook.testkit.compatibility.LogLines;
import io.remnawave.webhook.testkit.compatibility.RawHttp;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.scheduler.Schedulers;

/** Nobody without the secret takes memory, threads or the operator's attention beyond a bound. */
@Timeout(60)
class BoundsTest {

    private static final String PATH = "/remnawave/webhook";

    @Test
    void answers408ToASenderWhoDoesNotEndHisBodyInTime() throws Exception {
        try (RunningApplication application = run("remnawave.webhook.body-timeout", "1s");
                RawHttp slow = new RawHttp(application.url(PATH))) {
            long start = System.nanoTime();
            slow.stall(SignedBody.of("alice", 5_000));

            assertAnswer(slow.answer(), 408, "timeout");
            assertThat(MILLISECONDS.convert(System.nanoTime() - start, TimeUnit.NANOSECONDS))
                    .isBetween(900L, 5_000L);
        }
    }

    @Test
    void takesTheDeliveryOfAPanelWhileSendersStallBeyondTheBudget() throws Exception {
        List<RawHttp> stalled = new ArrayList<>();
        try (RunningApplication application = run("remnawave.webhook.max-unverified-bytes", "1MB")) {
            URI url = application.url(PATH);
            for (int i = 0; i < 40; i++) {
                stalled.add(new RawHttp(url).stall(SignedBody.of("sender" + i, 100_000)));
            }

            long start = System.nanoTime();
            try (RawHttp panel = new RawHttp(url)) {
                assertThat(panel.deliver(SignedBody.of("alice", 2_000)).answer().status())
                        .isEqualTo(200);
            }
            assertThat(System.nanoTime() - start).isLessThan(SECONDS.toNanos(2));
            assertThat(stalled.get(0).answer().status()).isEqualTo(408);
        } finally {
            for (RawHttp connection : stalled) {
                connection.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"blocking", "stage"})
    void handlesADeliveryOnceThoughItsSenderLeavesBeforeTheAnswer(String kind) throws Exception {
        try (RunningApplication application = run(kind, new Object[0])) {
            Calls calls = application.bean(Calls.class);
            URI url = application.url(PATH);
            SignedBody delivery = SignedBody.of("hang", 0);
            try (RawHttp leaving = new RawHttp(url)) {
                leaving.deliver(delivery);
                await().until(() -> calls.begun.size() == 1);
            }
            try (RawHttp retry = new RawHttp(url)) {
                retry.deliver(delivery);
                MILLISECONDS.sleep(300);
                assertThat(calls.begun).hasSize(1);

                calls.mayEnd.complete(null);
                assertThat(retry.answer().status()).isEqualTo(200);
            }
            assertThat(calls.begun).hasSize(1);
            assertThat(calls.interrupted).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"FOO", "PROPFIND", "CONNECT", "post"})
    void answers405WithTheFixedWordToAMethodThatMicronautHasNoRouteFor(String method) throws Exception {
        try (LogLines log = new LogLines();
                RunningApplication application = run();
                RawHttp stranger = new RawHttp(application.url(PATH))) {
            stranger.sendHeadOf(method, "Connection: close");

            RawHttp.Answer answer = stranger.answer();
            assertAnswer(answer, 405, "method not allowed");
            assertThat(answer.headers()).containsEntry("allow", "POST");
            assertThat(log.messages()).noneMatch(line -> line.contains("Exception"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Encoding: gzip", "Content-Encoding: GZIP", "Content-Encoding: identity, gzip"})
    void refusesACompressedBodyThoughItsContentIsSigned(String header) throws Exception {
        SignedBody delivery = SignedBody.of("alice", 0);
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(delivery.bytes());
        }
        try (RunningApplication application = run();
                RawHttp panel = new RawHttp(application.url(PATH))) {
            panel.sendHead(
                    header, "X-Remnawave-Signature: " + delivery.signature(), "Content-Length: " + compressed.size());
            panel.send(compressed.toByteArray());

            assertThat(panel.answer().status()).isEqualTo(415);
            assertThat(application.bean(Calls.class).begun).isEmpty();
        }
    }

    @Test
    void refusesABodyThatIsCompressedByItsTransferEncoding() throws Exception {
        SignedBody delivery = SignedBody.of("alice", 0);
        try (RunningApplication application = run();
                RawHttp panel = new RawHttp(application.url(PATH))) {
            panel.sendHead("Transfer-Encoding: gzip, chunked", "X-Remnawave-Signature: " + delivery.signature());
            panel.send("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(panel.answer().status()).isEqualTo(415);
        }
    }

    @Test
    void answers400ToABrokenChunkThoughWhatCameBeforeItIsSigned() throws Exception {
        SignedBody delivery = SignedBody.of("alice", 0);
        try (LogLines log = new LogLines();
                RunningApplication application = run();
                RawHttp panel = new RawHttp(application.url(PATH))) {
            panel.sendHead("Transfer-Encoding: chunked", "X-Remnawave-Signature: " + delivery.signature());
            panel.send((Integer.toHexString(delivery.bytes().length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            panel.send(delivery.bytes());
            panel.send("\r\nthis is no chunk\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertAnswer(panel.answer(), 400, "unreadable");
            assertThat(application.bean(Calls.class).begun).isEmpty();
            assertThat(log.messages()).noneMatch(line -> line.contains("Unexpected error"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "GET", "FOO"})
    void answers404ToASlashAtTheEndAndSaysOnceWhichPathIsMeant(String method) throws Exception {
        try (LogLines log = new LogLines();
                RunningApplication application = run()) {
            for (int i = 0; i < 3; i++) {
                try (RawHttp panel = new RawHttp(application.url(PATH))) {
                    panel.sendHeadTo(PATH + "/", method, "Content-Length: 0");
                    assertThat(panel.answer().status()).isEqualTo(404);
                }
            }
            assertThat(log.messages())
                    .filteredOn(line -> line.contains("slash at its end"))
                    .singleElement()
                    .satisfies(line -> assertThat(line).contains("endpoint is " + PATH));
        }
    }

    @Test
    void takesTheRootAloneAndLeavesTheApplicationItsPages() throws Exception {
        try (RunningApplication application = run("remnawave.webhook.path", "/")) {
            assertThat(statusOfADelivery(application, "/", "alice")).isEqualTo(200);
            assertThat(statusOfADelivery(application, "/other", "bob")).isEqualTo(404);
            assertThat(application.bean(Calls.class).begun).containsExactly("alice");
        }
    }

    private static int statusOfADelivery(RunningApplication application, String path, String username)
            throws Exception {
        try (RawHttp panel = new RawHttp(application.url(path))) {
            return panel.deliver(SignedBody.of(username)).answer().status();
        }
    }

    @ParameterizedTest
    @CsvSource({"stage, true", "blocking-stage, false", "blocking, false"})
    void callsAListenerOnTheEventLoopOnlyIfItReturnsAStageAndDoesNotSayThatItBlocks(String kind, boolean onTheLoop)
            throws Exception {
        try (RunningApplication application = run(kind, new Object[0]);
                RawHttp panel = new RawHttp(application.url(PATH))) {
            panel.deliver(SignedBody.of("alice", 0));

            assertThat(panel.answer().status()).isEqualTo(200);
            assertThat(application.bean(Calls.class).onTheEventLoop).containsExactly(onTheLoop);
        }
    }

    private static void assertAnswer(RawHttp.Answer answer, int status, String word) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(word);
    }

    private static RunningApplication run(Object... properties) {
        return run("blocking", properties);
    }

    private static RunningApplication run(String kind, Object[] properties) {
        List<Object> all = new ArrayList<>(List.of("test.kind", kind));
        all.addAll(Arrays.asList(properties));
        return RunningApplication.with(BoundsTest.class, all.toArray());
    }

    @Singleton
    static class Calls {

        private final List<String> begun = new CopyOnWriteArrayList<>();
        private final List<Boolean> onTheEventLoop = new CopyOnWriteArrayList<>();
        private final List<String> interrupted = new CopyOnWriteArrayList<>();
        private final CompletableFuture<Void> mayEnd = new CompletableFuture<>();

        private void begin(User user) {
            onTheEventLoop.add(Schedulers.isInNonBlockingThread());
            begun.add(user.username());
        }
    }

    @Singleton
    @Requires(property = "test.with", value = "BoundsTest")
    @Requires(property = "test.kind", value = "blocking")
    static class BlockingListener {

        private final Calls calls;

        BlockingListener(Calls calls) {
            this.calls = calls;
        }

        @RemnawaveEventListener
        void take(User user) throws Exception {
            calls.begin(user);
            if (user.username().startsWith("hang")) {
                try {
                    calls.mayEnd.get();
                } catch (InterruptedException e) {
                    calls.interrupted.add(user.username());
                }
            }
        }
    }

    @Singleton
    @Requires(property = "test.with", value = "BoundsTest")
    @Requires(property = "test.kind", value = "stage")
    static class StageListener {

        private final Calls calls;

        StageListener(Calls calls) {
            this.calls = calls;
        }

        @RemnawaveEventListener
        CompletionStage<Void> take(User user) {
            calls.begin(user);
            return user.username().startsWith("hang") ? calls.mayEnd : CompletableFuture.completedFuture(null);
        }
    }

    @Singleton
    @Requires(property = "test.with", value = "BoundsTest")
    @Requires(property = "test.kind", value = "blocking-stage")
    static class BlockingStageListener {

        private final Calls calls;

        BlockingStageListener(Calls calls) {
            this.calls = calls;
        }

        @Blocking
        @RemnawaveEventListener
        CompletionStage<Void> take(User user) {
            calls.begin(user);
            return CompletableFuture.completedFuture(null);
        }
    }
}
