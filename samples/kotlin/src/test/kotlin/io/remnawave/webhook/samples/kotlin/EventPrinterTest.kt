package io.remnawave.webhook.samples.kotlin

import io.remnawave.webhook.testkit.assertion.RemnawaveAssertions.assertThat
import io.remnawave.webhook.testkit.fixture.PanelVersion
import io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.nodeConnectionLost
import io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired
import io.remnawave.webhook.testkit.junit.EveryPanelVersion
import io.remnawave.webhook.testkit.junit.RemnawaveTest
import io.remnawave.webhook.testkit.panel.Faults.lostResponse
import io.remnawave.webhook.testkit.panel.RemnawavePanelEmulator
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.params.ParameterizedTest
import org.springframework.beans.factory.annotation.Autowired
import org.springframework.boot.test.context.SpringBootTest
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT

@SpringBootTest(webEnvironment = RANDOM_PORT)
@RemnawaveTest
class EventPrinterTest(@param:Autowired private val journal: Journal) {

    @Test
    fun `keeps an expired user`(panel: RemnawavePanelEmulator) {
        assertThat(panel.emit(userExpired().username("alice"))).wasAccepted()
        assertThat(journal.entries().map { it.subject }).contains("alice")
    }

    @Test
    fun `keeps an event once when the answer is lost`(panel: RemnawavePanelEmulator) {
        assertThat(panel.emit(userExpired().username("bob"), lostResponse())).wasAccepted().afterAttempts(2)
        assertThat(journal.entries().map { it.subject }).containsOnlyOnce("bob")
    }

    @ParameterizedTest
    @EveryPanelVersion
    fun `understands every panel`(version: PanelVersion, panel: RemnawavePanelEmulator) {
        assertThat(panel.emit(nodeConnectionLost())).`as`(version.toString()).wasAccepted()
    }
}
