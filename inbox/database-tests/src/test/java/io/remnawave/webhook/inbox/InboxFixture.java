package io.remnawave.webhook.inbox;

import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookReceiverBuilder;
import io.remnawave.webhook.WebhookRequest;
import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.inbox.database.TestDatabase;
import io.remnawave.webhook.spi.ListenerDefinition;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A database, receivers with an inbox on it, and what they have stored. */
abstract class InboxFixture {

    static final String SECRET = "0123456789abcdefghijklmnopqrstuvwxyz";

    /** One for each task, for the common pool may have no other than one that waits for the database. */
    static final Executor THREADS = task -> new Thread(task).start();

    static final RetryPolicy FAST = RetryPolicy.exponential(3, Duration.ofMillis(100), 1);

    final List<AutoCloseable> open = new ArrayList<>();
    final List<String> handled = new CopyOnWriteArrayList<>();
    TestDatabase database;
    HikariDataSource pool;

    abstract TestDatabase newDatabase();

    @BeforeEach
    void connect() {
        database = newDatabase();
        pool = database.pool(connections());
    }

    int connections() {
        return 10;
    }

    @AfterEach
    void close() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
        open.clear();
        if (pool != null) { // there is none where the database is not installed, and the test is skipped
            pool.close();
        }
    }

    InboxBuilder inbox() {
        return Inbox.jdbc(pool).initializeSchema(SchemaInitialization.ALWAYS).retries(FAST);
    }

    WebhookReceiverBuilder receiver(Inbox inbox) {
        return WebhookReceiver.builder().secret(SECRET).inbox(inbox);
    }

    WebhookReceiver start(WebhookReceiverBuilder builder) {
        WebhookReceiver receiver = builder.build();
        open.add(receiver);
        return receiver;
    }

    static ListenerDefinition listener(String id, Work work) {
        return ListenerDefinition.builder(id, arguments -> {
                    work.on((UserEvent) arguments[0], (Delivery) arguments[1]);
                    return null;
                })
                .parameterTypes(List.of(UserEvent.class, Delivery.class))
                .build();
    }

    @FunctionalInterface
    interface Work {
        void on(UserEvent event, Delivery delivery) throws Exception;
    }

    ListenerDefinition recording(String id) {
        return listener(id, (event, delivery) -> handled.add(event.user().username()));
    }

    static SignedDelivery delivery(String username) {
        return userExpired().username(username).at(Instant.now()).sign(SECRET);
    }

    static WebhookResponse send(WebhookReceiver receiver, SignedDelivery delivery) {
        return receiver.receive(WebhookRequest.of(delivery.body(), delivery.headers()));
    }

    List<String> query(String sql, String... parameters) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                List<String> values = new ArrayList<>();
                while (result.next()) {
                    values.add(result.getString(1));
                }
                return values;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String state(SignedDelivery delivery) {
        return query("select state from remnawave_delivery where id = ?", delivery.signature()).stream()
                .findFirst()
                .orElse("none");
    }

    void awaitState(SignedDelivery delivery, String state) {
        await().atMost(Duration.ofSeconds(20))
                .pollDelay(Duration.ZERO)
                .untilAsserted(() -> assertThat(state(delivery)).isEqualTo(state));
    }
}
