package io.remnawave.webhook.inbox;

import static io.remnawave.webhook.inbox.InboxAssertions.assertThat;
import static io.remnawave.webhook.inbox.InboxTest.SECRET;
import static io.remnawave.webhook.inbox.InboxTest.delivery;
import static io.remnawave.webhook.inbox.InboxTest.listener;
import static io.remnawave.webhook.inbox.InboxTest.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.delivery.WebhookResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartedDatabaseTest {

    @TempDir
    private Path folder;

    private Server listen(int port) throws Exception {
        return Server.createTcpServer("-tcpPort", Integer.toString(port), "-baseDir", folder.toString(), "-ifNotExists")
                .start();
    }

    /**
     * A pool gives a connection again that was used within the last half second, without a look at it, and does not take what
     * H2 says of a closed database for a broken connection: who asks more often gets the same one for ever.
     */
    @Test
    void isFoundAgainThroughAPoolThatKeepsBrokenConnections() throws Exception {
        Server server = listen(0);
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl("jdbc:h2:tcp://localhost:" + server.getPort() + "/./inbox");
            pool.setUsername("sa");
            pool.setConnectionTimeout(1_000);
            Inbox inbox = Inbox.jdbc(pool)
                    .initializeSchema(SchemaInitialization.ALWAYS)
                    .build();
            try (WebhookReceiver receiver = WebhookReceiver.builder()
                    .secret(SECRET)
                    .register(listener("first", (event, delivery) -> Thread.sleep(20)))
                    .inbox(inbox)
                    .build()) {
                for (int i = 0; i < 200; i++) { // many, so that some are being claimed when it stops
                    assertThat(send(receiver, delivery("before" + i))).isEqualTo(WebhookResponse.STORED);
                }
                server.stop();
                CompletableFuture<WebhookResponse> during =
                        CompletableFuture.supplyAsync(() -> send(receiver, delivery("during")), InboxFixture.THREADS);
                // Ends at once with an exception that no thread of the inbox has caught.
                await().during(Duration.ofSeconds(3))
                        .atMost(Duration.ofSeconds(10))
                        .until(() -> !during.isDone());
                assertThat(inbox.isDatabaseAvailable()).isFalse();
                server = listen(server.getPort());

                // The hold is 45 s: an answer that came only then would be 503.
                assertThat(during.join()).isEqualTo(WebhookResponse.STORED);
                assertThat(inbox).within(Duration.ofSeconds(30)).hasHandledAll().hasHandled(201);
            }
        } finally {
            server.stop();
        }
    }
}
