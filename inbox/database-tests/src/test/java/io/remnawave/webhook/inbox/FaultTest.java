package io.remnawave.webhook.inbox;

import static io.remnawave.webhook.inbox.InboxTest.SECRET;
import static io.remnawave.webhook.inbox.InboxTest.delivery;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookRequest;
import io.remnawave.webhook.delivery.FreshnessWindow;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.inbox.database.PostgresServer;
import io.remnawave.webhook.inbox.database.TestDatabase;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import io.remnawave.webhook.testkit.panel.EmittedDelivery;
import io.remnawave.webhook.testkit.panel.RemnawavePanelEmulator;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Faults of processes and of the database, with real ones: PostgreSQL, and instances that are killed and paused. The burst has 600
 * deliveries; with the 5,000 of docs/inbox.md it is run by {@code ./mvnw -pl inbox/database-tests -am test -Dtest=FaultTest
 * -Dinbox.burst=5000 -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@Order(1)
class FaultTest {

    private static PostgresServer server;

    private final List<AutoCloseable> open = new ArrayList<>();
    private TestDatabase database;
    private HikariDataSource pool;

    @BeforeAll
    static void startServer() {
        server = PostgresServer.ofItsOwn();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void createTables() {
        database = server.newDatabase();
        pool = database.pool(12);
        execute("create table started (id varchar(64) not null)");
        execute("create table effect (id varchar(64) not null)");
        WebhookReceiver.builder() // creates the tables
                .secret(SECRET)
                .inbox(inbox().autoStart(false).build())
                .build()
                .close();
    }

    @AfterEach
    void close() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
        pool.close();
    }

    private InboxBuilder inbox() {
        return Inbox.jdbc(pool).initializeSchema(SchemaInitialization.ALWAYS);
    }

    private InboxProcess instance(long delayMillis) {
        return instance(0, delayMillis, false);
    }

    private InboxProcess instance(int port, long delayMillis, boolean haltsBeforeAnswer) {
        InboxProcess instance = InboxProcess.start(database.url(), port, delayMillis, haltsBeforeAnswer);
        open.add(instance::end);
        return instance;
    }

    private void execute(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long count(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*) from " + sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitCount(String sql, long number, Duration atMost) {
        await().atMost(atMost)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(count(sql)).isEqualTo(number));
    }

    @Test
    void killedBeforeTheInsertCommitsThePanelRepeatsAndThereIsOneRow() throws Exception {
        InboxProcess first = instance(0);
        SignedDelivery delivery = delivery("alice");
        try (Connection lock = pool.getConnection();
                Statement statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("lock table remnawave_delivery in exclusive mode");
            CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return first.send(delivery);
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    InboxFixture.THREADS);
            awaitCount(
                    "pg_locks where not granted and relation = 'remnawave_delivery'::regclass",
                    1,
                    Duration.ofSeconds(10));

            first.kill();

            assertThat(answer.join()).isZero();
            lock.rollback();
        }
        assertThat(count("remnawave_delivery")).isZero();
        InboxProcess second = instance(0);
        assertThat(second.send(delivery)).isEqualTo(200);
        assertThat(count("remnawave_delivery")).isEqualTo(1);
        awaitCount("effect", 1, Duration.ofSeconds(10));
    }

    @Test
    void killedAfterTheInsertAndBeforeTheAnswerTheRepetitionIsADuplicateOfOneRun() throws Exception {
        InboxProcess first = instance(0, 0, true);
        SignedDelivery delivery = delivery("alice");

        assertThat(first.send(delivery)).isZero();
        first.awaitEnd();

        assertThat(count("remnawave_delivery")).isEqualTo(1);
        InboxProcess second = instance(0);
        assertThat(second.send(delivery)).isEqualTo(200);
        awaitCount("remnawave_delivery where state = 'done'", 1, Duration.ofSeconds(20));
        assertThat(count("effect")).isEqualTo(1);
    }

    @Test
    void killedInAListenerItIsTakenOverWithinFifteenSecondsAndItsEffectHappensOnce() throws Exception {
        InboxProcess first = instance(60_000);
        assertThat(first.send(delivery("alice"))).isEqualTo(200);
        awaitCount("started", 1, Duration.ofSeconds(10));
        instance(0);

        first.kill();
        long killed = System.nanoTime();

        awaitCount("effect", 1, Duration.ofSeconds(15));
        Duration takeOver = Duration.ofNanos(System.nanoTime() - killed);
        System.out.println("Taken over after " + takeOver.toMillis() + " ms");
        awaitCount("remnawave_delivery where state = 'done' and attempts = 1", 1, Duration.ofSeconds(5));
        assertThat(count("effect")).isEqualTo(1);
    }

    @Test
    void killedAmongMoreThanItHadBegunOnlyWhatItHadBegunCountsAsAnAttempt() throws Exception {
        InboxProcess first = instance(60_000);
        for (int i = 0; i < 10; i++) {
            assertThat(first.send(delivery("user" + i))).isEqualTo(200);
        }
        awaitCount("started", InboxProcess.WORKERS, Duration.ofSeconds(10));
        awaitCount("remnawave_task where picked and task_name = 'remnawave-delivery'", 10, Duration.ofSeconds(3));

        first.kill();
        instance(0);

        awaitCount("remnawave_delivery where state = 'done'", 10, Duration.ofSeconds(30));
        assertThat(count("remnawave_delivery where attempts = 1")).isEqualTo(InboxProcess.WORKERS);
        assertThat(count("remnawave_delivery where attempts = 0")).isEqualTo(10 - InboxProcess.WORKERS);
    }

    @Test
    void killedInAListenerItsAttemptCountsOnceThoughTwoFindOutAtATime() throws Exception {
        InboxProcess first = instance(60_000);
        assertThat(first.send(delivery("alice"))).isEqualTo(200);
        awaitCount("started", 1, Duration.ofSeconds(10));
        for (int i = 0; i < 2; i++) {
            open.add(WebhookReceiver.builder()
                    .secret(SECRET)
                    .inbox(inbox().build())
                    .register(InboxTest.listener("effect", (event, delivery) -> {}))
                    .build());
        }
        try (Connection lock = pool.getConnection();
                Statement statement = lock.createStatement()) {
            first.kill();
            lock.setAutoCommit(false);
            statement.execute("select id from remnawave_delivery for update");
            awaitCount("pg_stat_activity where wait_event_type = 'Lock'", 2, Duration.ofSeconds(30));
            lock.rollback();
        }

        awaitCount("remnawave_delivery where state = 'done'", 1, Duration.ofSeconds(10));
        assertThat(count("remnawave_delivery where attempts = 1")).isEqualTo(1);
    }

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
    void databaseAwayForTenSecondsRequestsAreHeldAndNothingIsLost() {
        List<String> handled = Collections.synchronizedList(new ArrayList<>());
        WebhookReceiver receiver = WebhookReceiver.builder()
                .secret(SECRET)
                .inbox(inbox().build())
                .register(InboxTest.listener("first", (event, delivery) -> handled.add(delivery.id())))
                .build();
        open.add(receiver);
        List<CompletableFuture<WebhookResponse>> answers = new ArrayList<>();

        server.stop();
        for (int i = 0; i < 50; i++) {
            SignedDelivery delivery = delivery("user" + i);
            answers.add(CompletableFuture.supplyAsync(
                    () -> receiver.receive(WebhookRequest.of(delivery.body(), delivery.headers())),
                    InboxFixture.THREADS));
        }
        sleep(10_000);
        assertThat(answers).noneMatch(CompletableFuture::isDone);
        server.start();

        assertThat(answers.stream().map(CompletableFuture::join)).hasSize(50).containsOnly(WebhookResponse.STORED);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(handled).hasSize(50).doesNotHaveDuplicates());
    }

    @Test
    void databaseAwayForLongerThanTheHoldRequestsAreAnswered503() {
        WebhookReceiver receiver = WebhookReceiver.builder()
                .secret(SECRET)
                .inbox(inbox().hold(Duration.ofSeconds(2)).build())
                .register(InboxTest.listener("first", (event, delivery) -> {}))
                .build();
        open.add(receiver);
        SignedDelivery delivery = delivery("alice");

        server.stop();
        try {
            long start = System.nanoTime();
            assertThat(receiver.receive(WebhookRequest.of(delivery.body(), delivery.headers())))
                    .isEqualTo(WebhookResponse.UNAVAILABLE);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(1900), Duration.ofSeconds(15)); // of the default, 45
        } finally {
            server.start();
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(receiver.receive(WebhookRequest.of(delivery.body(), delivery.headers()))
                                .isAccepted())
                        .isTrue());
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
        WebhookReceiver receiver = WebhookReceiver.builder()
                .secret(SECRET)
                .inbox(Inbox.jdbc(pool)
                        .initializeSchema(SchemaInitialization.NEVER)
                        .hold(Duration.ofSeconds(2))
                        .autoStart(false)
                        .build())
                .register(InboxTest.listener("first", (event, delivery) -> {}))
                .build();
        open.add(receiver);
        SignedDelivery delivery = delivery("alice");

        WebhookResponse response = receiver.receive(WebhookRequest.of(delivery.body(), delivery.headers()));

        assertThat(response).isEqualTo(WebhookResponse.UNAVAILABLE);
        awaitCount("remnawave_delivery", 0, Duration.ofSeconds(5));
        awaitCount("remnawave_task", 0, Duration.ofSeconds(5));
        repair.run();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(receiver.receive(WebhookRequest.of(delivery.body(), delivery.headers())))
                                .isIn(WebhookResponse.STORED, WebhookResponse.DUPLICATE));
        awaitCount("remnawave_delivery", 1, Duration.ofSeconds(5));
        awaitCount("remnawave_task", 1, Duration.ofSeconds(5));
    }

    @Test
    void clocksOfInstancesThatAreWrongByAnHourHaveNoEffect() {
        AtomicInteger handled = new AtomicInteger();
        List<WebhookReceiver> instances = new ArrayList<>();
        for (Duration error : List.of(Duration.ofHours(1), Duration.ofHours(-1))) {
            WebhookReceiver receiver = WebhookReceiver.builder()
                    .secret(SECRET)
                    .clock(Clock.offset(Clock.systemUTC(), error))
                    .freshness(new FreshnessWindow(Duration.ofHours(24), Duration.ofHours(2)))
                    .inbox(inbox().build())
                    .register(InboxTest.listener("first", (event, delivery) -> {
                        assertThat(delivery.receivedAt())
                                .isBetween(
                                        Instant.now().minusSeconds(60),
                                        Instant.now().plusSeconds(60));
                        handled.incrementAndGet();
                    }))
                    .build();
            open.add(receiver);
            instances.add(receiver);
        }

        for (int i = 0; i < 20; i++) {
            SignedDelivery delivery = delivery("user" + i);
            assertThat(instances.get(i % 2).receive(WebhookRequest.of(delivery.body(), delivery.headers())))
                    .isEqualTo(WebhookResponse.STORED);
        }

        awaitCount("remnawave_delivery where state = 'done'", 20, Duration.ofSeconds(10));
        assertThat(handled).hasValue(20);
        assertThat(count("remnawave_delivery where attempts > 0")).isZero();
        assertThat(count("remnawave_delivery where abs(extract(epoch from received_at - now())) > 60"))
                .isZero();
    }

    /** Two instances behind one URL, killed in turn while a panel sends with its own policy of retries. */
    @Test
    void killedAgainAndAgainInABurstEachDeliveryTakesEffectExactlyOnce() throws Exception {
        int deliveries = Integer.getInteger("inbox.burst", 600);
        List<InboxProcess> instances = new ArrayList<>(List.of(instance(2), instance(2)));
        List<URI> urls = List.of(instances.get(0).url(), instances.get(1).url());
        AtomicInteger next = new AtomicInteger();
        int kills = 0;
        try (RemnawavePanelEmulator panel = RemnawavePanelEmulator.builder()
                .url(() -> urls.get(next.getAndIncrement() % 2))
                .secret(SECRET)
                .realTime()
                .build()) {
            List<CompletableFuture<EmittedDelivery>> sent = new ArrayList<>();
            for (int i = 0; i < deliveries; i++) {
                sent.add(panel.emitAsync(userExpired().username("user" + i)));
            }
            while (kills < 4 || sent.stream().anyMatch(future -> !future.isDone())) {
                Thread.sleep(300);
                int victim = kills % 2;
                instances.get(victim).kill();
                kills++;
                instances.set(victim, instance(instances.get(victim).port(), 2, false));
                if (kills > 60) {
                    break;
                }
            }
            // Where an instance takes longer to come back than a panel tries, somebody has to send the delivery once
            // more.
            long accepted = sent.stream()
                    .map(CompletableFuture::join)
                    .map(delivery -> delivery.accepted() ? delivery : panel.replay(delivery))
                    .filter(EmittedDelivery::accepted)
                    .count();
            assertThat(accepted).isEqualTo(deliveries);
        }
        awaitCount("remnawave_delivery where state = 'done'", deliveries, Duration.ofSeconds(90));
        assertThat(count("effect")).isEqualTo(deliveries);
        assertThat(count("(select distinct id from effect) as distinct_effect")).isEqualTo(deliveries);
        System.out.println(deliveries + " deliveries, " + kills + " kills, started " + count("started") + " times");
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
