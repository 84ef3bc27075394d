package io.remnawave.webhook.httpserver;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.testkit.compatibility.RawHttp;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The same of a server with threads to spare, where a delivery that is there at once does not leave its thread. */
final class BoundsOfManyThreadsTest extends BoundsTest {

    @Override
    ExecutorService threads() {
        return Executors.newFixedThreadPool(16);
    }

    @Test
    void refusesAForgeryWhileMoreListenersHangThanTheServerHasThreads() throws Exception {
        for (int i = 0; i < 40; i++) {
            connect().deliver(SignedBody.of("hang" + i, 0));
        }
        await(() -> begun.size() == 40);

        RawHttp stranger = connect();
        stranger.sendHead("X-Remnawave-Signature: " + "0".repeat(64), "Content-Length: 2");
        stranger.send(new byte[2]);

        assertThat(stranger.answer().status()).isEqualTo(401);
    }

    @Test
    void takesTheDeliveryOfAPanelWhileMoreForgersTakeNoAnswersThanTheServerHasThreads() throws Exception {
        byte[] forgery = ("POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\nX-Remnawave-Signature: " + "0".repeat(64)
                        + "\r\nContent-Length: 2\r\n\r\n{}")
                .getBytes(US_ASCII);
        List<Socket> forgers = new ArrayList<>();
        try {
            for (int i = 0; i < 17; i++) {
                Socket forger = new Socket();
                forgers.add(forger);
                forger.setReceiveBufferSize(1024);
                forger.connect(new InetSocketAddress(url.getHost(), url.getPort()));
                new Thread(() -> sendForEver(forger, forgery)).start();
            }
            int before;
            do { // until each waits for the server, which waits for him
                before = received.get();
                TimeUnit.SECONDS.sleep(1);
            } while (received.get() == 0 || received.get() > before);

            assertThat(handled("alice")).isLessThan(Duration.ofSeconds(4));
        } finally {
            for (Socket forger : forgers) {
                forger.close();
            }
        }
    }

    private static void sendForEver(Socket connection, byte[] request) {
        try {
            while (true) {
                connection.getOutputStream().write(request);
            }
        } catch (IOException e) {
            assertThat(e).as("closed by the test").isInstanceOf(SocketException.class);
        }
    }
}
