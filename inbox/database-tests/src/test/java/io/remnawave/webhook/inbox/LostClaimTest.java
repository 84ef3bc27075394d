package io.remnawave.webhook.inbox;

import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.inbox.database.HookedDataSource;
import io.remnawave.webhook.inbox.database.TestDatabase;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** An instance that has claimed a delivery and is held up before it starts the listener, until another has taken it over. */
@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class LostClaimTest extends InboxFixture {

    private static final String TASK =
            "select concat(picked_by, concat(' ', version)) from remnawave_task where task_instance = ?";

    private final TestDatabase.Kind kind;
    private final CountDownLatch heldUp = new CountDownLatch(1);
    private final CountDownLatch goesOn = new CountDownLatch(1);
    private final CountDownLatch listenerEnds = new CountDownLatch(1);
    private final List<String> started = new CopyOnWriteArrayList<>();

    LostClaimTest(TestDatabase.Kind kind) {
        this.kind = kind;
    }

    @Override
    TestDatabase newDatabase() {
        return kind.newDatabase();
    }

    /** Nobody of the instance gets any further from this statement on, not even a heartbeat. */
    private HookedDataSource.Hook heldUpBefore(String statement) {
        AtomicBoolean isHeldUp = new AtomicBoolean();
        return sql -> {
            if (sql.contains(statement) && isHeldUp.compareAndSet(false, true)) {
                heldUp.countDown();
                goesOn.await();
            } else if (isHeldUp.get()) {
                goesOn.await();
            }
        };
    }

    private WebhookReceiver instance(String name, InboxBuilder builder) {
        return start(receiver(builder.orderBySubject(true).autoStart(true).build())
                .register(listener("first", (event, delivery) -> {
                    started.add(name + " " + event.user().username());
                    listenerEnds.await();
                })));
    }

    private void assertThatTheLoserLeavesItAlone(String statement) throws Exception {
        Instant now = Instant.now();
        SignedDelivery older = userExpired().username("older").at(now).sign(SECRET);
        SignedDelivery newer =
                userExpired().username("newer").at(now.plusMillis(1)).sign(SECRET);
        WebhookReceiver stores = start(
                receiver(inbox().autoStart(false).orderBySubject(true).build()).register(recording("first")));
        send(stores, older);
        try {
            instance(
                    "loser",
                    Inbox.jdbc(HookedDataSource.of(pool, heldUpBefore(statement)))
                            .retries(FAST));
            heldUp.await();
            instance("winner", inbox());
            await().atMost(Duration.ofSeconds(60)).until(() -> started.contains("winner older"));
            send(stores, newer);
            List<String> claim = query(TASK, older.signature());

            goesOn.countDown();

            await().during(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> started.equals(List.of("winner older")));
            assertThat(query(TASK, older.signature())).hasSize(1).isEqualTo(claim);
        } finally {
            goesOn.countDown();
            listenerEnds.countDown();
        }
        awaitState(older, "done");
        awaitState(newer, "done");
        await().untilAsserted(() -> assertThat(query(TASK, older.signature())).isEmpty());
        assertThat(started).hasSize(2);
    }

    @Test
    void doesNotStartTheListenerWhenItWasHeldUpBeforeItBegins() throws Exception {
        assertThatTheLoserLeavesItAlone("set begun = version");
    }

    @Test
    void doesNotStartTheListenerWhenItWasHeldUpBeforeItAsksForTheTurn() throws Exception {
        assertThatTheLoserLeavesItAlone("remnawave_subject");
    }

    @Test
    void endsTheTaskOfADeliveryThatWasDroppedAndDeletedMeanwhile() throws Exception {
        WebhookReceiver stores =
                start(receiver(inbox().autoStart(false).build()).register(recording("first")));
        SignedDelivery delivery = delivery("alice");
        send(stores, delivery);
        try {
            instance("held up", Inbox.jdbc(HookedDataSource.of(pool, heldUpBefore("set begun = version"))));
            heldUp.await();
            execute("delete from remnawave_delivery where id = '" + delivery.signature() + "'");
        } finally {
            goesOn.countDown();
            listenerEnds.countDown();
        }

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(query(TASK, delivery.signature())).isEmpty());
        assertThat(started).isEmpty();
    }
}
