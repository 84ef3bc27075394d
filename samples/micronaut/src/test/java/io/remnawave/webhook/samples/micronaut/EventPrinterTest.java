package io.remnawave.webhook.samples.micronaut;

import static io.remnawave.webhook.testkit.assertion.RemnawaveAssertions.assertThat;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.nodeConnectionLost;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static io.remnawave.webhook.testkit.panel.Faults.lostResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.remnawave.webhook.testkit.fixture.PanelVersion;
import io.remnawave.webhook.testkit.junit.EveryPanelVersion;
import io.remnawave.webhook.testkit.junit.RemnawaveTest;
import io.remnawave.webhook.testkit.panel.RemnawavePanelEmulator;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

@MicronautTest
@RemnawaveTest
class EventPrinterTest {

    @Inject
    Journal journal;

    @Test
    void keepsAnExpiredUser(RemnawavePanelEmulator panel) {
        assertThat(panel.emit(userExpired().username("alice"))).wasAccepted();
        assertThat(journal.entries()).extracting(JournalEntry::subject).contains("alice");
    }

    @Test
    void keepsAnEventOnceWhenTheAnswerIsLost(RemnawavePanelEmulator panel) {
        assertThat(panel.emit(userExpired().username("bob"), lostResponse()))
                .wasAccepted()
                .afterAttempts(2);
        assertThat(journal.entries()).extracting(JournalEntry::subject).containsOnlyOnce("bob");
    }

    @ParameterizedTest
    @EveryPanelVersion
    void understandsEveryPanel(PanelVersion version, RemnawavePanelEmulator panel) {
        assertThat(panel.emit(nodeConnectionLost())).wasAccepted();
    }
}
