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
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
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
                RawConnection slow = new RawConnection(application.url(PATH))) {
            long start = System.nanoTime();
            slow.stall(RawConnection.delivery("alice", 5_000));

            assertThat(slow.answerToTheEnd()).startsWith("HTTP/1.1 408").endsWith("timeout");
            assertThat(MILLISECONDS.convert(System.nanoTime() - start, TimeUnit.NANOSECONDS))
                    .isBetween(900L, 5_000L);
        }
    }

    @Test
    void takesTheDeliveryOfAPanelWhileSendersStallBeyondTheBudget() throws Exception {
        List<RawConnection> stalled = new ArrayList<>();
        try (RunningApplication application = run("remnawave.webhook.max-unverified-bytes", "1MB")) {
            URI url = application.url(PATH);
            for (int i = 0; i < 40; i++) {
                stalled.add(new RawConnection(url).stall(RawConnection.delivery("sender" + i, 100_000)));
            }

            long start = System.nanoTime();
            try (RawConnection panel = new RawConnection(url)) {
                assertThat(panel.deliver(RawConnection.delivery("alice", 2_000)).answer())
                        .startsWith("HTTP/1.1 200");
            }
            assertThat(System.nanoTime() - start).isLessThan(SECONDS.toNanos(2));
            assertThat(stalled.get(0).answer()).startsWith("HTTP/1.1 408");
        } finally {
            for (RawConnection connection : stalled) {
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
            SignedDelivery delivery = RawConnection.delivery("hang", 0);
            try (RawConnection leaving = new RawConnection(url)) {
                leaving.deliver(delivery);
                await().until(() -> calls.begun.size() == 1);
            }
            try (RawConnection retry = new RawConnection(url)) {
                retry.deliver(delivery);
                MILLISECONDS.sleep(300);
                assertThat(calls.begun).hasSize(1);

                calls.mayEnd.complete(null);
                assertThat(retry.answer()).startsWith("HTTP/1.1 200");
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
                RawConnection stranger = new RawConnection(application.url(PATH))) {
            stranger.send(method, PATH, "Connection: close\r\n", new byte[0]);

            assertThat(stranger.answerToTheEnd())
                    .startsWith("HTTP/1.1 405")
                    .containsIgnoringCase("\r\nallow: POST\r\n")
                    .endsWith("\r\n\r\nmethod not allowed");
            assertThat(log.messages()).noneMatch(line -> line.contains("Exception"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Encoding: gzip", "Content-Encoding: GZIP", "Content-Encoding: identity, gzip"})
    void refusesACompressedBodyThoughItsContentIsSigned(String header) throws Exception {
        SignedDelivery delivery = RawConnection.delivery("alice", 0);
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(delivery.body());
        }
        try (RunningApplication application = run();
                RawConnection panel = new RawConnection(application.url(PATH))) {
            panel.send(
                    "POST",
                    PATH,
                    header + "\r\nX-Remnawave-Signature: " + delivery.signature() + "\r\nContent-Length: "
                            + compressed.size() + "\r\n",
                    compressed.toByteArray());

            assertThat(panel.answer()).startsWith("HTTP/1.1 415");
            assertThat(application.bean(Calls.class).begun).isEmpty();
        }
    }

    @Test
    void refusesABodyThatIsCompressedByItsTransferEncoding() throws Exception {
        SignedDelivery delivery = RawConnection.delivery("alice", 0);
        try (RunningApplication application = run();
                RawConnection panel = new RawConnection(application.url(PATH))) {
            panel.send(
                    "POST",
                    PATH,
                    "Transfer-Encoding: gzip, chunked\r\nX-Remnawave-Signature: " + delivery.signature() + "\r\n",
                    "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(panel.answer()).startsWith("HTTP/1.1 415");
        }
    }

    @Test
    void answers400ToABrokenChunkThoughWhatCameBeforeItIsSigned() throws Exception {
        SignedDelivery delivery = RawConnection.delivery("alice", 0);
        try (LogLines log = new LogLines();
                RunningApplication application = run();
                RawConnection panel = new RawConnection(application.url(PATH))) {
            panel.send(
                    "POST",
                    PATH,
                    "Transfer-Encoding: chunked\r\nX-Remnawave-Signature: " + delivery.signature() + "\r\n",
                    (Integer.toHexString(delivery.body().length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            panel.sendBytes(delivery.body());
            panel.sendBytes("\r\nthis is no chunk\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(panel.answerToTheEnd()).startsWith("HTTP/1.1 400").endsWith("unreadable");
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
                try (RawConnection panel = new RawConnection(application.url(PATH))) {
                    panel.send(method, PATH + "/", "Content-Length: 0\r\n", new byte[0]);
                    assertThat(panel.answer()).startsWith("HTTP/1.1 404");
                }
            }
            assertThat(log.messages())
                    .filteredOn(line -> line.contains("slash at its end"))
                    .singleElement()
                    .satisfies(line -> assertThat(line).contains("endpoint is " + PATH));
        }
    }

    @ParameterizedTest
    @CsvSource({"stage, true", "blocking-stage, false", "blocking, false"})
    void callsAListenerOnTheEventLoopOnlyIfItReturnsAStageAndDoesNotSayThatItBlocks(String kind, boolean onTheLoop)
            throws Exception {
        try (RunningApplication application = run(kind, new Object[0]);
                RawConnection panel = new RawConnection(application.url(PATH))) {
            panel.deliver(RawConnection.delivery("alice", 0));

            assertThat(panel.answer()).startsWith("HTTP/1.1 200");
            assertThat(application.bean(Calls.class).onTheEventLoop).containsExactly(onTheLoop);
        }
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
