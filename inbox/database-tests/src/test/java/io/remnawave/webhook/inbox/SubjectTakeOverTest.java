package io.remnawave.webhook.inbox;

import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.inbox.database.TestDatabase;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The turn of a delivery whose process ended. */
@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class SubjectTakeOverTest extends InboxFixture {

    private final TestDatabase.Kind kind;

    SubjectTakeOverTest(TestDatabase.Kind kind) {
        this.kind = kind;
    }

    @Override
    TestDatabase newDatabase() {
        return kind.newDatabase();
    }

    @Test
    void anOlderDeliveryThatArrivedMeanwhileTakesTheTurnOfOneWhoseProcessEnded() {
        Inbox inbox = inbox().autoStart(false).orderBySubject(true).build();
        WebhookReceiver receiver = start(receiver(inbox).register(recording("first")));
        Instant now = Instant.now();
        SignedDelivery older = userExpired().username("older").at(now).sign(SECRET);
        SignedDelivery newer =
                userExpired().username("newer").at(now.plusMillis(1)).sign(SECRET);
        send(receiver, newer);
        execute("insert into remnawave_subject (subject, delivery_id) select subject, id from remnawave_delivery");
        send(receiver, older);

        inbox.start();

        awaitState(older, "done");
        awaitState(newer, "done");
        assertThat(handled).containsExactly("older", "newer");
    }
}
