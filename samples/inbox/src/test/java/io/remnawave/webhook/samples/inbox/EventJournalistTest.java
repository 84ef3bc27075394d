package io.remnawave.webhook.samples.inbox;

import static io.remnawave.webhook.inbox.InboxAssertions.assertThat;
import static io.remnawave.webhook.testkit.assertion.RemnawaveAssertions.assertThat;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static io.remnawave.webhook.testkit.panel.Faults.lostResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import io.remnawave.webhook.inbox.Inbox;
import io.remnawave.webhook.testkit.junit.RemnawaveTest;
import io.remnawave.webhook.testkit.panel.EmittedDelivery;
import io.remnawave.webhook.testkit.panel.RemnawavePanelEmulator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(
        webEnvironment = RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:journal;DB_CLOSE_DELAY=-1",
            "listener.failures=1",
            "remnawave.webhook.inbox.retry.first-pause=100ms"
        })
@RemnawaveTest
class EventJournalistTest {

    @Autowired
    private Journal journal;

    @Autowired
    private Inbox inbox;

    @Test
    void writesAnEventOnceThoughTheFirstCallFailsAndTheAnswerIsLost(RemnawavePanelEmulator panel) {
        assertThat(panel.emit(userExpired().username("bob"), lostResponse()))
                .wasAccepted()
                .afterAttempts(2);

        await().untilAsserted(() ->
                assertThat(journal.entries()).extracting(JournalEntry::subject).containsOnlyOnce("bob"));
        assertThat(journal.count().handled()).isEqualTo(journal.count().distinct());
    }

    @Test
    void triesAnEventAgainThatFailed(RemnawavePanelEmulator panel) {
        EmittedDelivery delivery = panel.emit(userExpired().username("carol"));

        assertThat(delivery).wasAccepted();
        assertThat(inbox).delivery(delivery.id()).isHandled();
        assertThat(journal.entries()).extracting(JournalEntry::subject).containsOnlyOnce("carol");
        assertThat(inbox).hasHandledAll().hasDead(0);
    }
}
