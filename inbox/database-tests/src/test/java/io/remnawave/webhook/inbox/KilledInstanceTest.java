package io.remnawave.webhook.inbox;

import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import io.remnawave.webhook.testkit.panel.EmittedDelivery;
import io.remnawave.webhook.testkit.panel.RemnawavePanelEmulator;
import java.net.URI;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Instances that are killed. The burst has 600 deliveries; with the 5,000 of docs/inbox.md it is run by {@code ./mvnw -pl
 * inbox/database-tests -am test -Dtest=KilledInstanceTest -Dinbox.burst=5000 -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@Order(1)
class KilledInstanceTest extends PostgresFault {

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
                    THREADS);
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
            start(receiver(inbox().build()).register(listener("effect", (event, delivery) -> {})));
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
}
