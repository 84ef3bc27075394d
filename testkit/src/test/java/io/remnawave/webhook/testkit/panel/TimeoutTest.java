package io.remnawave.webhook.testkit.panel;

import static io.remnawave.webhook.testkit.assertion.RemnawaveAssertions.assertThat;
import static io.remnawave.webhook.testkit.assertion.RemnawaveAssertions.assertThatThrownBy;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static io.remnawave.webhook.testkit.panel.Faults.oversized;
import static io.remnawave.webhook.testkit.panel.Faults.slowBody;
import static io.remnawave.webhook.testkit.panel.ScriptedServer.status;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a receiver leaves undone, a try ends at its timeout. */
@Timeout(value = 60, threadMode = SEPARATE_THREAD) // for one that hangs cannot be interrupted
class TimeoutTest {

    private static final Duration TIMEOUT = Duration.ofMillis(400);

    private static final String SECRET = "abcdefghijklmnopqrstuvwxyz0123456789";

    /** The system accepts the connection, and takes what its buffers hold. */
    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void endsWhereNobodyReads(String scheme) throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                RemnawavePanelEmulator panel = panel(scheme, silent)) {
            assertTimedOut(panel.emit(userExpired(), oversized(10_000_000)));
        }
    }

    static Stream<Arguments> beginnings() {
        return Stream.of(
                Arguments.of("https", "\u0016\u0003\u0003\u0040\u0000\u0002\u0000\u003f\u00fc"),
                Arguments.of("http", "HTTP/1.1 200 OK\r\nX: "),
                Arguments.of("http", "HTTP/1.1 200 OK\r\n\r\n"));
    }

    /** Each byte comes soon enough; it is the whole that does not end. */
    @ParameterizedTest
    @MethodSource("beginnings")
    void endsWhereTheReceiverTrickles(String scheme, String beginning) throws Exception {
        try (ServerSocket receiver = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                RemnawavePanelEmulator panel = panel(scheme, receiver)) {
            CompletableFuture<Void> trickling = CompletableFuture.runAsync(
                    () -> trickle(receiver, beginning.getBytes(StandardCharsets.ISO_8859_1)));

            assertTimedOut(panel.emit(userExpired()));
            assertThatThrownBy(() -> trickling.get(30, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        }
    }

    @Test
    void doesNotCountTheTimeOfASlowBody() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(status(307, "Location: /elsewhere"), status(200));
                RemnawavePanelEmulator panel = panel(server)) {
            assertThat(panel.emit(userExpired(), slowBody(TIMEOUT.multipliedBy(2))))
                    .wasAccepted()
                    .afterAttempts(1);
        }
    }

    @Test
    void sendsASlowBodyInItsTimeHoweverShortItIs() throws IOException {
        byte[] body = "{\"event\":\"user.expired\",\"data\":{\"a\":1}}".getBytes(StandardCharsets.UTF_8);
        try (ScriptedServer server = ScriptedServer.answering(status(200));
                RemnawavePanelEmulator panel = panel(server)) {
            assertThat(panel.emit(SignedDelivery.of(body, SECRET), slowBody(Duration.ofSeconds(1))))
                    .wasAccepted();
        }
    }

    @Test
    void countsTheTimeOfTheReceiverBehindASlowBody() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                RemnawavePanelEmulator panel = panel("http", silent)) {
            assertTimedOut(panel.emit(userExpired(), slowBody(Duration.ofMillis(100))));
        }
    }

    @Test
    void refusesANegativeTimeForABody() {
        assertThatThrownBy(() -> slowBody(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("slowBody takes no negative time such as PT-0.001S.");
    }

    private static void assertTimedOut(EmittedDelivery delivery) {
        assertThat(delivery).wasNotAnswered();
        assertThat(delivery.attempts().get(0).answer())
                .isEqualTo(
                        "the receiver took longer than the 400 ms that the emulator waits; a panel would still wait");
    }

    private static void trickle(ServerSocket receiver, byte[] beginning) {
        try (Socket connection = receiver.accept()) {
            OutputStream out = connection.getOutputStream();
            out.write(beginning);
            while (true) { // until the panel hangs up
                out.write('x');
                Thread.sleep(20);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the panel hung up", e);
        }
    }

    private static RemnawavePanelEmulator panel(String scheme, ServerSocket receiver) {
        return RemnawavePanelEmulator.builder()
                .url(scheme + "://127.0.0.1:" + receiver.getLocalPort() + "/hook")
                .timeout(TIMEOUT)
                .noRetry()
                .build();
    }

    private static RemnawavePanelEmulator panel(ScriptedServer server) {
        return RemnawavePanelEmulator.builder()
                .url(server.url())
                .timeout(TIMEOUT)
                .noRetry()
                .build();
    }
}
