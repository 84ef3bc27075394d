package io.remnawave.webhook.inbox;

import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookRequest;
import io.remnawave.webhook.console.InboxView.Row;
import io.remnawave.webhook.console.InboxView.State;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.inbox.database.TestDatabase;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the console lists and does, on each database. */
class InboxConsoleViewTest {

    private static final String SECRET = "0123456789abcdefghijklmnopqrstuvwxyz";

    private final AtomicBoolean isDown = new AtomicBoolean(true);

    static Stream<Arguments> databases() {
        return Stream.of(
                Arguments.of("H2", (Supplier<TestDatabase>) TestDatabase::h2),
                Arguments.of("PostgreSQL", (Supplier<TestDatabase>) TestDatabase::postgres),
                Arguments.of("MariaDB", (Supplier<TestDatabase>) TestDatabase::mariaDb));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("databases")
    void listsEachStateWithTheListenersThatFailedAndRunsThemNow(String name, Supplier<TestDatabase> database)
            throws Exception {
        try (HikariDataSource pool = database.get().pool(10)) {
            Inbox inbox = Inbox.jdbc(pool)
                    .initializeSchema(SchemaInitialization.ALWAYS)
                    .retries(RetryPolicy.exponential(2, Duration.ofHours(1), 1))
                    .pollInterval(Duration.ofMillis(100))
                    .autoStart(false)
                    .build();
            InboxConsoleView view = new InboxConsoleView(inbox);
            try (WebhookReceiver receiver = WebhookReceiver.builder()
                    .secret(SECRET)
                    .inbox(inbox)
                    .on("user.*", UserEvent.class, event -> {
                        if (isDown.get()) {
                            throw new IllegalStateException("down");
                        }
                    })
                    .on("user.expired", UserEvent.class, event -> {})
                    .build()) {
                String first = deliver(receiver, "alice");
                String second = deliver(receiver, "bob");

                assertThat(view.rows(State.WAITING, Integer.MAX_VALUE))
                        .extracting(Row::deliveryId)
                        .containsExactly(first, second);
                assertThat(view.rows(State.WAITING, 1))
                        .extracting(Row::deliveryId)
                        .containsExactly(first);
                assertThat(view.counts().waiting()).isEqualTo(2);
                assertThat(view.counts().oldest()).isBetween(Instant.now().minusSeconds(60), Instant.now());

                inbox.start();
                await().untilAsserted(() -> assertThat(view.counts().failing()).isEqualTo(2));
                assertThat(view.counts().waiting()).isZero();
                assertThat(view.rows(State.WAITING, 10)).isEmpty();
                assertThat(view.rows(State.FAILING, 10)).hasSize(2).allSatisfy(row -> {
                    assertThat(row.attempts()).isEqualTo(1);
                    assertThat(row.failures()).singleElement().satisfies(failure -> {
                        assertThat(failure.listenerId()).isEqualTo(listener(receiver));
                        assertThat(failure.error()).isEqualTo("java.lang.IllegalStateException: down");
                    });
                });

                // Its next attempt would be in an hour.
                assertThat(view.redrive(List.of(first))).isEqualTo(1);
                await().untilAsserted(() -> assertThat(view.rows(State.DEAD, 10))
                        .extracting(Row::deliveryId)
                        .containsExactly(first));
                assertThat(view.rows(State.DEAD, 10).get(0).failures()).hasSize(1);
                assertThat(view.drop(List.of(second, "no such"))).isEqualTo(1);
                isDown.set(false);
                assertThat(view.redrive(List.of(first, second))).isEqualTo(1);
                await().untilAsserted(() -> assertThat(view.counts().dead()).isZero());
                await().untilAsserted(() -> assertThat(inbox.status().waiting()).isZero());
                assertThat(view.counts().oldest()).isNull();
                assertThat(view.rows(State.ORPHANED, 10)).isEmpty();
            }
        }
    }

    private static String listener(WebhookReceiver receiver) {
        return receiver.listeners().get(0).id();
    }

    private static String deliver(WebhookReceiver receiver, String username) {
        SignedDelivery delivery = userExpired().username(username).sign(SECRET);
        assertThat(receiver.receive(WebhookRequest.of(delivery.body(), delivery.headers()))
                        .status())
                .isEqualTo(200);
        return delivery.signature();
    }
}
