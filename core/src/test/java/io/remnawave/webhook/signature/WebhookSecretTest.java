package io.remnawave.webhook.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.remnawave.webhook.LogCapture;
import io.remnawave.webhook.Panel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "   ",
                "\"" + Panel.SECRET + "\"",
                "'" + Panel.SECRET + "'",
                "\"" + Panel.SECRET,
                " " + Panel.SECRET,
                Panel.SECRET + "\n",
                Panel.SECRET + "\r\n",
                "two words in a secret are a mistake too",
                "your-secret-header",
                "YOUR_SECRET_HEADER",
                "changeme",
                "${WEBHOOK_SECRET}",
                "<secret>",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            })
    void refusesWhatCannotBeThePanelsSecretWithoutRepeatingIt(String value) {
        assertThatThrownBy(() -> WebhookSecret.of("main", value))
                .isInstanceOf(InvalidSecretException.class)
                .hasMessageContaining("'main'")
                .hasMessageMatching("(?s).*(Set |Remove).*")
                .hasMessageNotContaining(Panel.SECRET);
    }

    @Test
    void tellsAMissingSecretFromABlankOne() {
        assertThatThrownBy(() -> WebhookSecret.of(null)).hasMessageContaining("is missing.");
        assertThatThrownBy(() -> WebhookSecret.of(" ")).hasMessageContaining("is blank.");
    }

    @Test
    void refusesABlankId() {
        assertThatThrownBy(() -> WebhookSecret.of(" ", Panel.SECRET)).isInstanceOf(InvalidSecretException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 63, 64, 65, 500})
    void takesAnyLengthThatThePanelTakes(int length) {
        try (LogCapture log = LogCapture.start()) {
            WebhookSecret.of("a1".repeat(length).substring(0, length));

            assertThat(log.text()).isEmpty();
        }
    }

    @Test
    void warnsOfASecretThatIsTooShortForAPanel() {
        try (LogCapture log = LogCapture.start()) {
            WebhookSecret.of("short", "only-31-characters-are-too-few.");

            assertThat(log.text()).contains("'short' has 31 characters").doesNotContain("too-few");
        }
    }

    @Test
    void warnsOfThePublicSampleThatAnybodyCanSignWith() {
        try (LogCapture log = LogCapture.start()) {
            WebhookSecret.of(WebhookSecret.PUBLIC_SAMPLE);

            assertThat(log.text()).contains("public sample").doesNotContain(WebhookSecret.PUBLIC_SAMPLE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${EU_SECRET}",
                "prefix-${EU_SECRET}",
                "${EU_SECRET:}",
                "${EU_SECRET:-%1$s}",
                "$(EU_SECRET)",
                "$EU_SECRET",
                "%%EU_SECRET%%",
                "{{ .EU_SECRET }}",
                "{{EU_SECRET}}"
            })
    void namesAPlaceholderThatWasNotResolved(String form) {
        assertThatThrownBy(() -> WebhookSecret.of("eu", form.formatted(Panel.SECRET)))
                .isInstanceOf(InvalidSecretException.class)
                .hasMessageContaining("'eu' is the placeholder of EU_SECRET, which was not resolved")
                .hasMessageContaining("Set EU_SECRET there")
                .hasMessageNotContaining(Panel.SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${%s}", "${}", "${ }", "{{%s}}"})
    void refusesAPlaceholderWithoutANameAndDoesNotTakeTheSecretForOne(String form) {
        assertThatThrownBy(() -> WebhookSecret.of("eu", form.formatted(Panel.SECRET.replaceFirst("^\\d+", ""))))
                .isInstanceOf(InvalidSecretException.class)
                .hasMessageContaining("a placeholder, which was not resolved")
                .hasMessageNotContaining(Panel.SECRET.substring(12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "ä", "+/=", "$", "%", "{}"})
    void warnsOfCharactersThatNoPanelTakesWithoutTheValue(String odd) {
        try (LogCapture log = LogCapture.start()) {
            WebhookSecret.of("eu", Panel.SECRET + odd);

            assertThat(log.text())
                    .contains("'eu' has characters other than A-Z, a-z and 0-9")
                    .doesNotContain(Panel.SECRET);
        }
    }

    @Test
    void tellsThatAnotherHasTheSameValue() {
        WebhookSecret secret = WebhookSecret.of("a", Panel.SECRET);

        assertThat(secret.hasValueOf(WebhookSecret.of("b", Panel.SECRET))).isTrue();
        assertThat(secret.hasValueOf(WebhookSecret.of("a", Panel.SECRET + "x"))).isFalse();
    }

    @Test
    void neverPrintsItsValue() {
        assertThat(WebhookSecret.of("main", Panel.SECRET)).hasToString("WebhookSecret[main]");
    }

    @Test
    void equalsAnotherOfTheSameIdAndValueOnly() {
        WebhookSecret secret = WebhookSecret.of("a", Panel.SECRET);

        assertThat(secret)
                .isEqualTo(WebhookSecret.of("a", Panel.SECRET))
                .hasSameHashCodeAs(WebhookSecret.of("a", Panel.SECRET))
                .isNotEqualTo(WebhookSecret.of("b", Panel.SECRET))
                .isNotEqualTo(WebhookSecret.of("a", Panel.SECRET + "x"))
                .isNotEqualTo("a");
    }
}
