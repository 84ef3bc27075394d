package io.remnawave.webhook.inbox;

import static io.remnawave.webhook.inbox.InboxTest.SECRET;
import static io.remnawave.webhook.inbox.InboxTest.delivery;
import static io.remnawave.webhook.inbox.InboxTest.listener;
import static io.remnawave.webhook.inbox.InboxTest.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.inbox.database.PostgresServer;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL on a disk of its own that has no byte left: a tmpfs, which only root may mount. */
class FullDiskTest {

    private static final String SIZE = "160m";

    @TempDir
    private Path disk;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=" + SIZE + ",mode=0777", "tmpfs", disk.toString());
        assumeThat(mounted)
                .as("a tmpfs cannot be mounted here, which takes root on Linux: no disk of its own to fill")
                .isTrue();
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("umount", "-l", disk.toString());
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean done = process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
            if (!done) {
                System.out.println(String.join(" ", command) + ": " + output);
            }
            return done;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aFullDiskIsAnswered503LeavesNothingHalfWrittenAndIsRecoveredFrom() throws Exception {
        try (PostgresServer server = PostgresServer.in(disk);
                HikariDataSource pool = server.newDatabase().pool(8)) {
            List<String> handled = new CopyOnWriteArrayList<>();
            try (WebhookReceiver receiver = WebhookReceiver.builder()
                    .secret(SECRET)
                    .register(listener(
                            "first",
                            (event, delivery) -> handled.add(event.user().username())))
                    .inbox(Inbox.jdbc(pool)
                            .initializeSchema(SchemaInitialization.ALWAYS)
                            .hold(Duration.ofSeconds(2))
                            .build())
                    .build()) {
                assertThat(send(receiver, delivery("before"))).isEqualTo(WebhookResponse.STORED);
                await().untilAsserted(() -> assertThat(handled).containsExactly("before"));

                Path filler = disk.resolve("filler");
                fill(filler);
                // The space that is left in its files takes some; then PostgreSQL has none.
                SignedDelivery refused = null;
                for (int i = 0; i < 50_000 && refused == null; i++) {
                    SignedDelivery delivery = delivery("during " + i);
                    if (send(receiver, delivery).equals(WebhookResponse.UNAVAILABLE)) {
                        refused = delivery;
                    }
                }
                assertThat(refused).as("a delivery that found no place").isNotNull();
                SignedDelivery lost = refused;
                Files.delete(filler);

                await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> {
                    assertThat(count(pool, "remnawave_delivery where id = '" + lost.signature() + "'"))
                            .isEqualTo(count(pool, "remnawave_task where task_instance = '" + lost.signature() + "'"));
                });
                // Each row has its task, and the other way round: nothing is half written.
                assertThat(count(
                                pool,
                                "remnawave_delivery d where state = 'ready' and not exists (select 1 from"
                                        + " remnawave_task t where t.task_instance = d.id)"))
                        .isZero();
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> send(receiver, lost).isAccepted());
                await().atMost(Duration.ofSeconds(60))
                        .ignoreExceptions()
                        .untilAsserted(() -> assertThat(count(pool, "remnawave_delivery where state <> 'done'"))
                                .isZero());
                assertThat(handled).doesNotHaveDuplicates();
                assertThat(count(pool, "remnawave_delivery")).isEqualTo(handled.size());
            }
        }
    }

    /** Takes every byte that is free. */
    private static void fill(Path filler) throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    private static long count(HikariDataSource pool, String from) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*) from " + from)) {
            result.next();
            return result.getLong(1);
        }
    }
}
