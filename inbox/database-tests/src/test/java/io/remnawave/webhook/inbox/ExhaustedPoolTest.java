package io.remnawave.webhook.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.inbox.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** An inbox whose pool others have taken, but for the connection that it keeps for itself. */
@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class ExhaustedPoolTest extends InboxFixture {

    private static final int SIZE = 3;

    private final TestDatabase.Kind kind;
    private HikariDataSource small;
    private Inbox inbox;
    private WebhookReceiver receiver;

    ExhaustedPoolTest(TestDatabase.Kind kind) {
        this.kind = kind;
    }

    @Override
    TestDatabase newDatabase() {
        return kind.newDatabase();
    }

    @BeforeEach
    void startBeforeThePoolIsTaken() {
        small = database.pool(SIZE);
        open.add(small);
        inbox = Inbox.jdbc(small)
                .initializeSchema(SchemaInitialization.ALWAYS)
                .autoStart(false)
                .build();
        receiver = start(receiver(inbox).register(recording("first")));
    }

    private void take() throws SQLException {
        while (small.getHikariPoolMXBean().getActiveConnections() < SIZE) {
            open.add(small.getConnection());
        }
    }

    @Test
    void storesTheFirstDeliveryOfAll() throws Exception {
        take();

        assertThat(send(receiver, delivery("alice"))).isEqualTo(WebhookResponse.STORED);
    }

    @Test
    void storesAgainWhenTheDatabaseHasRefusedForAWhile() throws Exception {
        take();
        CompletableFuture<Connection> givenBack = CompletableFuture.supplyAsync(this::takeWhatIsGivenBack, THREADS);
        await().until(() -> small.getHikariPoolMXBean().getThreadsAwaitingConnection() > 0);
        execute("alter table remnawave_task rename to remnawave_task_of_yesterday");

        CompletableFuture<WebhookResponse> answer =
                CompletableFuture.supplyAsync(() -> send(receiver, delivery("alice")), THREADS);
        // Longer than it goes on with one session, and looks for another.
        await().during(Duration.ofSeconds(8)).atMost(Duration.ofSeconds(15)).until(() -> !answer.isDone());
        execute("alter table remnawave_task_of_yesterday rename to remnawave_task");

        assertThat(answer.join()).isEqualTo(WebhookResponse.STORED);
        assertThat(givenBack).isNotDone();
    }

    /** Waits for longer than the inbox would. */
    private Connection takeWhatIsGivenBack() {
        while (true) {
            try {
                return small.getConnection();
            } catch (SQLTransientConnectionException e) {
                assertThat(e.getMessage()).contains("timed out");
            } catch (SQLException e) { // the pool is closed
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void isNoDatabaseThatIsAway() throws Exception {
        take();

        assertThat(inbox.isDatabaseAvailable()).isTrue();
    }

    @Test
    void holdsNobodyUpWhoReadsTheGauges() throws Exception {
        small.setConnectionTimeout(Duration.ofMinutes(10).toMillis());
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        new InboxMetrics(meters).bind(inbox);
        Gauge waiting =
                meters.get(InboxMetrics.DELIVERIES).tag("state", "waiting").gauge();
        send(receiver, delivery("alice"));
        assertThat(waiting.value()).isEqualTo(1);
        take();
        send(receiver, delivery("bob"));

        // Longer than a count is given again.
        await().during(Duration.ofSeconds(7)).atMost(Duration.ofSeconds(20)).until(() -> waiting.value() == 1);

        ((Connection) open.get(open.size() - 1)).close();
        await().atMost(Duration.ofSeconds(20)).until(() -> waiting.value() == 2);
    }
}
