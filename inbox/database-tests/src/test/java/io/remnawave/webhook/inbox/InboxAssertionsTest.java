package io.remnawave.webhook.inbox;

import static io.remnawave.webhook.inbox.InboxAssertions.assertThat;
import static io.remnawave.webhook.inbox.InboxTest.delivery;
import static io.remnawave.webhook.inbox.InboxTest.listener;
import static io.remnawave.webhook.inbox.InboxTest.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookReceiverBuilder;
import io.remnawave.webhook.inbox.database.TestDatabase;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InboxAssertionsTest {

    private static final Duration SHORT = Duration.ofMillis(100);

    private final HikariDataSource pool = TestDatabase.h2().pool(10);
    private WebhookReceiver receiver;

    @AfterEach
    void close() {
        if (receiver != null) {
            receiver.close();
        }
        pool.close();
    }

    private InboxBuilder inbox() {
        return Inbox.jdbc(pool).retries(RetryPolicy.exponential(2, Duration.ofMillis(300), 1));
    }

    /** With a listener that always fails for the user poison. */
    private WebhookReceiverBuilder receiver(Inbox inbox) {
        return WebhookReceiver.builder()
                .secret(InboxTest.SECRET)
                .inbox(inbox)
                .register(listener("picky", (event, delivery) -> {
                    if (event.user().username().equals("poison")) {
                        throw new IllegalStateException("no such account");
                    }
                }));
    }

    @Test
    void countsWhatWaitsAndWaitsForWhatIsHandled() {
        Inbox inbox = inbox().autoStart(false).build();
        receiver = receiver(inbox).build();
        SignedDelivery alice = delivery("alice");
        send(receiver, alice);
        send(receiver, delivery("bob"));

        assertThat(inbox).hasWaiting(2).hasHandled(0).hasDead(0).hasOrphaned(0);
        assertThat(inbox).delivery(alice.signature()).isWaiting().hasFailedAttempts(0);

        inbox.start();

        assertThat(inbox).delivery(alice.signature()).isHandled();
        assertThat(inbox).hasHandledAll().hasHandled(2).hasWaiting(0);
    }

    @Test
    void tellsWithWhichFailureADeliveryIsDead() {
        Inbox inbox = inbox().build();
        receiver = receiver(inbox).build();
        SignedDelivery poison = delivery("poison");

        send(receiver, poison);

        assertThat(inbox)
                .delivery(poison.signature())
                .hasFailedWith("no such account")
                .isDead()
                .hasFailedAttempts(2)
                .hasFailedWith("picky", "IllegalStateException: no such account");
        assertThat(inbox).hasDead(1).hasWaiting(0);
    }

    @Test
    void tellsThatADeliveryIsOrphaned() {
        receiver = receiver(inbox().autoStart(false).build()).build();
        SignedDelivery alice = delivery("alice");
        send(receiver, alice);
        receiver.close();
        Inbox inbox = inbox().upgradeWindow(Duration.ZERO).build();

        receiver = WebhookReceiver.builder()
                .secret(InboxTest.SECRET)
                .inbox(inbox)
                .register(listener("renamed", (event, delivery) -> {}))
                .build();

        assertThat(inbox).delivery(alice.signature()).isOrphaned();
        assertThat(inbox).hasOrphaned(1);
    }

    @Test
    void saysWhatItSawInsteadOnceTheTimeIsUp() {
        Inbox inbox = inbox().build();
        receiver = receiver(inbox).build();
        SignedDelivery poison = delivery("poison");
        send(receiver, poison);
        assertThat(inbox).hasDead(1);

        assertFails(
                () -> assertThat(inbox).within(SHORT).hasHandledAll(),
                "all deliveries handled within PT0.1S",
                "0 handled, 0 waiting (0 failed before), 1 dead, 0 orphaned",
                "dead: user.expired " + poison.signature() + ": java.lang.IllegalStateException: no such account");
        assertFails(
                () -> assertThat(inbox)
                        .within(SHORT)
                        .delivery(poison.signature())
                        .isHandled(),
                "Expected delivery " + poison.signature() + " to be handled within PT0.1S",
                "it is dead after 2 failed attempts, the last with java.lang.IllegalStateException: no such account",
                "by listener {picky=java.lang.IllegalStateException: no such account}");
        assertFails(
                () -> assertThat(inbox)
                        .within(SHORT)
                        .delivery(poison.signature())
                        .hasFailedWith("other", "no such account"),
                "in the listener other");
        assertFails(
                () -> assertThat(inbox)
                        .within(Duration.ZERO)
                        .delivery("unheard of")
                        .isWaiting(),
                "it is not in the inbox");
    }

    private static void assertFails(ThrowingCallable assertion, String... messages) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(assertion)
                .satisfies(error -> assertThat(error.getMessage()).contains(messages));
    }
}
