package io.remnawave.webhook.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.delivery.FreshnessWindow;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.inbox.database.HookedDataSource;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Instances that are paused, or whose clocks are wrong, and a database that is away, full or cannot be written to. */
@Order(1)
class FaultTest extends PostgresFault {

    @Test
    void pausedForLongerThanTheLeaseTheEffectHappensOnce() throws Exception {
        InboxProcess first = instance(15_000); // longer than another takes to start
        assertThat(first.send(delivery("alice"))).isEqualTo(200);
        awaitCount("started", 1, Duration.ofSeconds(10));
        instance(0);

        first.signal("STOP");
        // The other takes over, and waits for the receipt of the transaction that is paused.
        awaitCount("started", 1, Duration.ofSeconds(1));
        awaitCount("remnawave_delivery where attempts = 1", 1, Duration.ofSeconds(15));
        Thread.sleep(15_000);
        first.signal("CONT");

        awaitCount("remnawave_delivery where state = 'done'", 1, Duration.ofSeconds(20));
        Thread.sleep(3_000);
        assertThat(count("effect")).isEqualTo(1);
    }

    @Test
    void aFailedAttemptIsCountedOnceThoughTheNextCouldNotBeScheduled() {
        AtomicBoolean refuses = new AtomicBoolean();
        DataSource refusing = HookedDataSource.of(pool, sql -> {
            if (sql.contains("consecutive_failures = ?") && refuses.compareAndSet(true, false)) {
                throw new SQLException("no answer");
            }
        });
        List<Integer> attempts = Collections.synchronizedList(new ArrayList<>());
        WebhookReceiver receiver =
                start(receiver(Inbox.jdbc(refusing).retries(FAST).build())
                        .register(listener("first", (event, delivery) -> {
                            attempts.add(delivery.attempt());
                            refuses.set(attempts.size() == 1);
                            assertThat(attempts).hasSizeGreaterThan(1);
                        })));
        awaitCount("remnawave_task where last_success is not null", 1, Duration.ofSeconds(20)); // of the clean-up

        send(receiver, delivery("alice"));

        awaitCount("remnawave_delivery where state = 'done'", 1, Duration.ofSeconds(60));
        assertThat(attempts).containsExactly(1, 2);
    }

    @Test
    void databaseAwayForTenSecondsRequestsAreHeldAndNothingIsLost() throws Exception {
        List<String> handled = Collections.synchronizedList(new ArrayList<>());
        WebhookReceiver receiver = start(
                receiver(inbox().build()).register(listener("first", (event, delivery) -> handled.add(delivery.id()))));
        List<CompletableFuture<WebhookResponse>> answers = new ArrayList<>();

        server.stop();
        for (int i = 0; i < 50; i++) {
            SignedDelivery delivery = delivery("user" + i);
            answers.add(CompletableFuture.supplyAsync(() -> send(receiver, delivery), THREADS));
        }
        Thread.sleep(10_000);
        assertThat(answers).noneMatch(CompletableFuture::isDone);
        server.start();

        assertThat(answers.stream().map(CompletableFuture::join)).hasSize(50).containsOnly(WebhookResponse.STORED);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(handled).hasSize(50).doesNotHaveDuplicates());
    }

    @Test
    void databaseAwayForLongerThanTheHoldRequestsAreAnswered503() {
        WebhookReceiver receiver =
                start(receiver(inbox().hold(Duration.ofSeconds(2)).build())
                        .register(listener("first", (event, delivery) -> {})));
        SignedDelivery delivery = delivery("alice");

        server.stop();
        try {
            long start = System.nanoTime();
            assertThat(send(receiver, delivery)).isEqualTo(WebhookResponse.UNAVAILABLE);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(1900), Duration.ofSeconds(15)); // of the default, 45
        } finally {
            server.start();
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(send(receiver, delivery).isAccepted()).isTrue());
        awaitCount("remnawave_delivery where state = 'done'", 1, Duration.ofSeconds(20));
    }

    @Test
    void diskFullIsAnswered503AndNothingIsHalfWritten() {
        execute("create function full_disk() returns trigger language plpgsql as"
                + " $$ begin raise exception 'No space left on device' using errcode = '53100'; end $$");
        execute("create trigger full_disk before insert on remnawave_task for each row execute function full_disk()");

        assertStoresNothingUntil(() -> execute("drop trigger full_disk on remnawave_task"));
    }

    @Test
    void readOnlyDatabaseIsAnswered503AndNothingIsHalfWritten() {
        String name = database.url().replaceAll(".*/(\\w+)\\?.*", "$1");
        server.execute("postgres", "alter database " + name + " set default_transaction_read_only = on");
        terminateConnections(name);

        assertStoresNothingUntil(() -> {
            server.execute("postgres", "alter database " + name + " reset default_transaction_read_only");
            terminateConnections(name);
        });
    }

    private void terminateConnections(String name) {
        server.execute(
                "postgres", "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    private void assertStoresNothingUntil(Runnable repair) {
        WebhookReceiver receiver = start(WebhookReceiver.builder()
                .secret(SECRET)
                .inbox(Inbox.jdbc(pool)
                        .initializeSchema(SchemaInitialization.NEVER)
                        .hold(Duration.ofSeconds(2))
                        .autoStart(false)
                        .build())
                .register(listener("first", (event, delivery) -> {})));
        SignedDelivery delivery = delivery("alice");

        WebhookResponse response = send(receiver, delivery);

        assertThat(response).isEqualTo(WebhookResponse.UNAVAILABLE);
        awaitCount("remnawave_delivery", 0, Duration.ofSeconds(5));
        awaitCount("remnawave_task", 0, Duration.ofSeconds(5));
        repair.run();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(send(receiver, delivery)).isIn(WebhookResponse.STORED, WebhookResponse.DUPLICATE));
        awaitCount("remnawave_delivery", 1, Duration.ofSeconds(5));
        awaitCount("remnawave_task", 1, Duration.ofSeconds(5));
    }

    @Test
    void clocksOfInstancesThatAreWrongByAnHourHaveNoEffect() {
        AtomicInteger handled = new AtomicInteger();
        List<WebhookReceiver> instances = new ArrayList<>();
        for (Duration error : List.of(Duration.ofHours(1), Duration.ofHours(-1))) {
            WebhookReceiver receiver = start(WebhookReceiver.builder()
                    .secret(SECRET)
                    .clock(Clock.offset(Clock.systemUTC(), error))
                    .freshness(new FreshnessWindow(Duration.ofHours(24), Duration.ofHours(2)))
                    .inbox(inbox().build())
                    .register(listener("first", (event, delivery) -> {
                        assertThat(delivery.receivedAt())
                                .isBetween(
                                        Instant.now().minusSeconds(60),
                                        Instant.now().plusSeconds(60));
                        handled.incrementAndGet();
                    })));
            instances.add(receiver);
        }

        for (int i = 0; i < 20; i++) {
            SignedDelivery delivery = delivery("user" + i);
            assertThat(send(instances.get(i % 2), delivery)).isEqualTo(WebhookResponse.STORED);
        }

        awaitCount("remnawave_delivery where state = 'done'", 20, Duration.ofSeconds(10));
        assertThat(handled).hasValue(20);
        assertThat(count("remnawave_delivery where attempts > 0")).isZero();
        assertThat(count("remnawave_delivery where abs(extract(epoch from received_at - now())) > 60"))
                .isZero();
    }
}
