package io.remnawave.webhook.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.inbox.database.TestDatabase;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Observers hear of what their own instance has settled, and not of what an operator or another execution has. */
@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class SettledByOthersTest extends InboxFixture implements InboxObserver {

    private final TestDatabase.Kind kind;
    private final List<String> toldHandled = new CopyOnWriteArrayList<>();
    private final List<String> toldDead = new CopyOnWriteArrayList<>();

    SettledByOthersTest(TestDatabase.Kind kind) {
        this.kind = kind;
    }

    @Override
    TestDatabase newDatabase() {
        return kind.newDatabase();
    }

    @Override
    public void onHandled(Delivery delivery, Duration age) {
        toldHandled.add(delivery.id());
    }

    @Override
    public void onDead(Delivery delivery, @Nullable String listenerId, Throwable failure) {
        toldDead.add(delivery.id());
    }

    private void awaitNoTasks() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(query(
                                "select task_instance from remnawave_task where task_name = 'remnawave-delivery'"))
                        .isEmpty());
    }

    @Test
    void aDeliveryThatIsDroppedInItsLastAttemptIsNotGivenUp() {
        Inbox inbox = inbox().retries(RetryPolicy.exponential(1, Duration.ofMillis(1), 1))
                .observer(this)
                .build();
        WebhookReceiver receiver = start(receiver(inbox).register(listener("first", (event, delivery) -> {
            if (event.user().username().equals("dropped")) {
                assertThat(inbox.drop(delivery.id())).isTrue();
            }
            throw new IllegalStateException("never");
        })));
        SignedDelivery dropped = delivery("dropped");
        SignedDelivery dead = delivery("dead");

        send(receiver, dropped);
        awaitNoTasks();
        send(receiver, dead);

        await().untilAsserted(() -> assertThat(toldDead).containsExactly(dead.signature()));
        assertThat(state(dropped)).isEqualTo("done");
    }

    @Test
    void aDeliveryThatIsDroppedWhileItRunsIsNotHandledAndThoseBesideItAre() {
        Inbox inbox = inbox().autoStart(false).workers(8).observer(this).build();
        WebhookReceiver receiver = start(receiver(inbox).register(listener("first", (event, delivery) -> {
            if (event.user().username().startsWith("dropped")) {
                assertThat(inbox.drop(delivery.id())).isTrue();
            }
        })));
        List<String> others = new ArrayList<>();
        List<SignedDelivery> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) { // many, so that some are written down together
            SignedDelivery dropped = delivery("dropped" + i);
            SignedDelivery other = delivery("other" + i);
            others.add(other.signature());
            all.addAll(List.of(dropped, other));
        }
        all.forEach(delivery -> send(receiver, delivery));

        inbox.start();

        awaitNoTasks();
        await().untilAsserted(() -> assertThat(toldHandled).hasSizeGreaterThanOrEqualTo(others.size()));
        assertThat(toldHandled).containsExactlyInAnyOrderElementsOf(others);
    }
}
