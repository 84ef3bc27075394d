package io.remnawave.webhook.httpserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.observe.ReceivedRequest;
import io.remnawave.webhook.observe.WebhookObserver;
import io.remnawave.webhook.testkit.compatibility.RawHttp;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of requests whose body is still to come when the handler is closed. */
@Timeout(60)
class CloseTest {

    /** More than twice as many as there are readers, so that whoever comes behind them waits for two seconds. */
    private static final int REFUSED = 600;

    @Test
    void answersASenderWhoIsLateBeforeAReaderWasFreeForHim() throws Exception {
        CountDownLatch refused = new CountDownLatch(REFUSED);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
        RemnawaveWebhookHandler handler = new RemnawaveWebhookHandler(WebhookReceiver.builder()
                .secret(SignedBody.SECRET)
                .bodyTimeout(Duration.ofMillis(1_500))
                .observer(new WebhookObserver() {
                    @Override
                    public void onRequest(ReceivedRequest request) {
                        refused.countDown();
                    }
                })
                .build());
        server.createContext("/", handler);
        server.start();
        URI url = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
        List<RawHttp> senders = new ArrayList<>();
        try {
            for (int i = 0; i <= REFUSED; i++) {
                senders.add(new RawHttp(url));
            }
            for (RawHttp sender : senders.subList(0, REFUSED)) {
                sender.sendHead("Content-Length: 100000");
                sender.send(new byte[1]);
            }
            assertThat(refused.await(10, TimeUnit.SECONDS)).isTrue();
            RawHttp late = senders.get(REFUSED).stall(SignedBody.of("alice"));
            TimeUnit.MILLISECONDS.sleep(700); // the server has read his head, he waits, and is not late yet
            handler.close();

            assertThat(late.answer().status()).isEqualTo(408);
        } finally {
            server.stop(0);
            for (RawHttp sender : senders) {
                sender.close();
            }
        }
    }
}
