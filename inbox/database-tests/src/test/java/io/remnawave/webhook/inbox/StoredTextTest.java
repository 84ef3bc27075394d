package io.remnawave.webhook.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.inbox.database.TestDatabase;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Texts that not every database takes, in one whose own character set is Latin 1 where it has one. */
@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class StoredTextTest extends InboxFixture {

    private final TestDatabase.Kind kind;

    StoredTextTest(TestDatabase.Kind kind) {
        this.kind = kind;
    }

    @Override
    TestDatabase newDatabase() {
        return kind.newLatinDatabase();
    }

    private String lastErrorOfAListenerThatFailsWith(RuntimeException failure) {
        WebhookReceiver receiver = start(receiver(inbox().build())
                .register(listener("failing", (event, delivery) -> {
                    throw failure;
                }))
                .register(recording("other")));
        SignedDelivery delivery = delivery("alice");

        send(receiver, delivery);

        awaitState(delivery, "dead");
        await().untilAsserted(
                        () -> assertThat(query("select error from remnawave_delivery_listener where state = 'failed'"))
                                .isEqualTo(query("select last_error from remnawave_delivery")));
        return query("select last_error from remnawave_delivery").get(0);
    }

    @Test
    void aFailureWithControlCharactersAndHalvesOfCharactersIsWrittenDown() {
        assertThat(lastErrorOfAListenerThatFailsWith(new IllegalStateException("a\0b\nc\u001b[2J\ud83d")))
                .isEqualTo("java.lang.IllegalStateException: a?b c?[2J?");
    }

    @Test
    void aFailureInAnyScriptIsWrittenDownAsFarAsTheDatabaseHasItsCharacters() {
        assertThat(lastErrorOfAListenerThatFailsWith(new IllegalStateException("сервер \ud83d\udca5")))
                .isEqualTo(
                        kind == TestDatabase.Kind.POSTGRESQL
                                ? "java.lang.IllegalStateException: ?????? ?"
                                : "java.lang.IllegalStateException: сервер \ud83d\udca5");
    }

    @Test
    void aLongFailureIsNotCutWithinACharacter() {
        String text = lastErrorOfAListenerThatFailsWith(new IllegalStateException("\ud83d\udca5".repeat(1000)));

        assertThat(text).startsWith("java.lang.IllegalStateException: ").hasSizeLessThanOrEqualTo(1000);
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
    }

    @Test
    void aFailureThatThrowsWhenItIsAskedForItsMessageIsWrittenDown() {
        class Mute extends RuntimeException {
            private static final long serialVersionUID = 1L;

            @Override
            public String getMessage() {
                throw new UnsupportedOperationException("no message");
            }
        }

        assertThat(lastErrorOfAListenerThatFailsWith(new Mute())).isEqualTo(Mute.class.getName());
    }

    @Test
    void anEventWhoseNameHasControlCharactersIsStored() {
        WebhookReceiver receiver = start(receiver(inbox().build()).register(recording("first")));
        SignedDelivery delivery = SignedDelivery.of(
                ("{\"event\":\"user.\\u0000ж\",\"scope\":\"user\",\"timestamp\":\"" + Instant.now() + "\",\"data\":{}}")
                        .getBytes(StandardCharsets.UTF_8),
                SECRET);

        assertThat(send(receiver, delivery)).isEqualTo(WebhookResponse.STORED);
    }

    @Test
    void tablesThatWereHalfCreatedAreCompleted() throws SQLException {
        start(receiver(inbox().autoStart(false).build())).close();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table remnawave_task");
            statement.execute("drop table remnawave_subject");
            if (kind == TestDatabase.Kind.POSTGRESQL) { // creates all or none
                statement.execute("drop table remnawave_delivery, remnawave_delivery_listener");
            }
        }
        WebhookReceiver receiver = start(receiver(inbox().build()).register(recording("first")));
        SignedDelivery delivery = delivery("alice");

        send(receiver, delivery);

        awaitState(delivery, "done");
    }
}
