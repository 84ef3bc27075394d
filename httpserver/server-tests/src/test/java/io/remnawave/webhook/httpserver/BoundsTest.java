package io.remnawave.webhook.httpserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.observe.ReceivedRequest;
import io.remnawave.webhook.observe.WebhookObserver;
import io.remnawave.webhook.testkit.compatibility.LogLines;
import io.remnawave.webhook.testkit.compatibility.RawHttp;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody without the secret holds the one thread of a server as it is made, nor more than a bounded number of others. */
@Timeout(60)
class BoundsTest {

    static final String PATH = "/remnawave/webhook";

    private final List<RawHttp> connections = new ArrayList<>();
    final AtomicInteger received = new AtomicInteger();
    final List<String> begun = new CopyOnWriteArrayList<>();
    private final List<String> ended = new CopyOnWriteArrayList<>();
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private @Nullable ExecutorService threads;
    private HttpServer server;
    private RemnawaveWebhookHandler handler;
    URI url;

    /** What the server runs on; null for its own one thread. */
    @Nullable
    ExecutorService threads() {
        return null;
    }

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
        handler = new RemnawaveWebhookHandler(WebhookReceiver.builder()
                .secret(SignedBody.SECRET)
                .bodyTimeout(Duration.ofSeconds(4))
                .maxUnverifiedBytes(1024 * 1024)
                .on("*", UserEvent.class, this::take)
                .observer(new WebhookObserver() {
                    @Override
                    public void onRequest(ReceivedRequest request) {
                        received.incrementAndGet();
                    }
                })
                .build());
        server.createContext(PATH, handler);
        threads = threads();
        server.setExecutor(threads);
        server.start();
        url = URI.create("http://localhost:" + server.getAddress().getPort() + PATH);
    }

    @AfterEach
    void stop() throws Exception {
        mayEnd.countDown();
        handler.close();
        server.stop(0);
        if (threads != null) {
            threads.shutdownNow();
        }
        for (RawHttp connection : connections) {
            connection.close();
        }
    }

    private void take(UserEvent event) throws InterruptedException {
        String name = event.user().username();
        begun.add(name);
        if (name.startsWith("hang")) {
            mayEnd.await();
        }
        ended.add(name);
    }

    @Test
    void answers408ToASenderWhoDoesNotEndHisBodyInTime() throws Exception {
        long start = System.nanoTime();
        RawHttp slow = connect().stall(SignedBody.of("alice", 5_000));

        assertAnswer(slow.answer(), 408, "timeout");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(3_900), Duration.ofSeconds(9));
    }

    @Test
    void takesTheDeliveryOfAPanelWhileSendersStallBeyondTheBudget() throws Exception {
        for (int i = 0; i < 40; i++) {
            connect().stall(SignedBody.of("sender" + i, 100_000));
        }

        assertThat(handled("alice")).isLessThan(Duration.ofSeconds(4));
        assertThat(connections.get(0).answer().status()).isEqualTo(408);
    }

    @Test
    void takesTheDeliveryOfAPanelWhileMoreSendersStallThanThereAreThreads() throws Exception {
        for (int i = 0; i < 300; i++) {
            connect().stall(SignedBody.of("sender" + i, 0));
        }

        assertThat(handled("alice")).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void takesTheDeliveryOfAPanelWhileThoseWhoAreRefusedByTheHeadStallToo() throws Exception {
        for (int i = 0; i < 300; i++) {
            RawHttp stalling = connect();
            stalling.sendHead("Content-Length: 100000");
            stalling.send(new byte[1]);
        }

        assertThat(handled("alice")).isLessThan(Duration.ofSeconds(4));
        assertThat(connections.get(0).answer().status()).isEqualTo(401);
    }

    @Test
    void handlesADeliveryOnceThoughItsSenderLeavesBeforeTheAnswer() throws Exception {
        SignedBody delivery = SignedBody.of("hang", 0);
        connect().deliver(delivery);
        await(() -> begun.size() == 1);
        connections.get(0).close();

        RawHttp retry = connect().deliver(delivery);
        TimeUnit.MILLISECONDS.sleep(300);
        mayEnd.countDown();

        assertThat(retry.answer().status()).isEqualTo(200);
        assertThat(begun).containsExactly("hang");
    }

    @Test
    void answersWhatIsInProgressBeforeItIsClosed() throws Exception {
        RawHttp panel = connect().deliver(SignedBody.of("hang", 0));
        await(() -> begun.size() == 1);

        CompletableFuture<Void> closed = CompletableFuture.runAsync(handler::close);
        TimeUnit.MILLISECONDS.sleep(200);
        assertThat(closed).isNotDone();
        assertThat(connect().deliver(SignedBody.of("late", 0)).answer().status())
                .isEqualTo(503);
        mayEnd.countDown();

        assertThat(panel.answer().status()).isEqualTo(200);
        closed.get(10, TimeUnit.SECONDS);
        assertThat(ended).containsExactly("hang");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FOO", "PROPFIND", "CONNECT", "HEAD", "OPTIONS", "post"})
    void answers405ToEveryOtherMethod(String method) throws Exception {
        RawHttp stranger = connect();
        stranger.sendHeadOf(method, "Connection: close");

        assertThat(stranger.answer().status()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/below", "-beside"})
    void answers404ToWhatTheServerMatchesBeyondThePath(String rest) throws Exception {
        try (LogLines log = new LogLines()) {
            for (int i = 0; i < 3; i++) {
                SignedBody delivery = SignedBody.of("alice", 0);
                RawHttp panel = connect();
                panel.sendHeadTo(
                        PATH + rest,
                        "POST",
                        "X-Remnawave-Signature: " + delivery.signature(),
                        "Content-Length: " + delivery.bytes().length);
                panel.send(delivery.bytes());
                assertThat(panel.answer().status()).isEqualTo(404);
            }
            assertThat(log.messages())
                    .filteredOn(line -> line.contains("slash at its end"))
                    .hasSize(rest.equals("/") ? 1 : 0);
        }
        assertThat(begun).isEmpty();
    }

    private static void assertAnswer(RawHttp.Answer answer, int status, String word) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(word);
    }

    Duration handled(String username) throws Exception {
        long start = System.nanoTime();
        assertThat(connect().deliver(SignedBody.of(username, 2_000)).answer().status())
                .isEqualTo(200);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    RawHttp connect() throws Exception {
        RawHttp connection = new RawHttp(url);
        connections.add(connection);
        return connection;
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) { // the test has a time limit
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
