package io.remnawave.webhook.samples.kotlin

import io.remnawave.webhook.testkit.assertion.RemnawaveAssertions.assertThat
import io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.loginAttemptFailed
import io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired
import io.remnawave.webhook.testkit.panel.RemnawavePanelEmulator
import java.io.BufferedReader
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers
import java.nio.file.Path
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.ValueSource

private const val SECRET = "0123456789abcdefghijklmnopqrstuvwxyz"
private const val ANNOUNCEMENT = "Taking deliveries at "

/** The runnable jar in a process of its own. */
class PackagedJarTest {

    @Test
    fun `takes deliveries`() {
        val sample = start("LISTENER_DELAY" to "PT0.2S")
        try {
            val output = sample.inputReader()
            val url = announced(output)
            RemnawavePanelEmulator.builder().url(url).secret(SECRET).build().use { panel ->
                assertThat(panel.emit(userExpired().username("alice"))).wasAccepted()
                assertThat(panel.emit(loginAttemptFailed().username("\"\\\n\ud800 я"))).wasAccepted()
            }
            assertThat(output.readLine()).endsWith("user.expired  alice")
            assertThat(get(url.resolve("/events")))
                .contains("\"event\":\"user.expired\"", "\"subject\":\"alice\"")
                .containsIgnoringCase("\"subject\":\"\\\"\\\\\\n\\ud800 \\u044f\"")
        } finally {
            sample.destroy()
            sample.waitFor()
        }
    }

    @ParameterizedTest
    @ValueSource(strings = ["2s", "PT-1S"])
    fun `does not start with a delay that is no duration`(delay: String) {
        val sample = start("LISTENER_DELAY" to delay)

        val output = sample.inputReader().readText()

        assertThat(sample.waitFor()).isNotZero()
        assertThat(output).contains("LISTENER_DELAY", delay).doesNotContain("\tat ")
    }

    private fun start(vararg environment: Pair<String, String>): Process {
        val java = Path.of(System.getProperty("java.home"), "bin", "java").toString()
        val builder = ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-jar", System.getProperty("sample.jar"))
            .redirectErrorStream(true)
        builder.environment() += mapOf("PORT" to "0", "REMNAWAVE_WEBHOOK_SECRET" to SECRET, *environment)
        return builder.start()
    }

    private fun get(url: URI): String =
        HttpClient.newHttpClient().send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString()).body()

    private fun announced(output: BufferedReader): URI {
        val before = StringBuilder()
        while (true) {
            val line = output.readLine() ?: error("The sample did not start:\n$before")
            if (line.startsWith(ANNOUNCEMENT)) {
                return URI.create(line.removePrefix(ANNOUNCEMENT))
            }
            before.appendLine(line)
        }
    }
}
