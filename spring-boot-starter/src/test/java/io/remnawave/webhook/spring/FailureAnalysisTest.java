package io.remnawave.webhook.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.core.io.support.SpringFactoriesLoader;

final class FailureAnalysisTest {

    @Test
    void saysWhatToWriteWhereIfThereIsNoSecret() {
        Contexts.withoutSecret().run(context -> {
            FailureAnalysis analysis = analyze(context);
            assertThat(analysis.getDescription()).contains("secret");
            assertThat(analysis.getAction())
                    .contains(
                            "WEBHOOK_SECRET_HEADER",
                            "REMNAWAVE_WEBHOOK_SECRET=",
                            "remnawave.webhook.secret: ${PANEL_WEBHOOK_SECRET}");
        });
    }

    @Test
    void saysThatAnUnresolvedVariableIsNoSecret() {
        Contexts.withoutSecret()
                .withPropertyValues("remnawave.webhook.secret=${PANEL_WEBHOOK_SECRET}")
                .run(context ->
                        assertThat(analyze(context).getDescription()).contains("placeholder of PANEL_WEBHOOK_SECRET"));
    }

    @Test
    void refusesABlankSecret() {
        Contexts.withoutSecret()
                .withPropertyValues("remnawave.webhook.secret= ")
                .run(context -> assertThat(analyze(context).getDescription()).contains("blank"));
    }

    @Test
    void doesNotTellASecretThatItRefuses() {
        Contexts.withoutSecret()
                .withPropertyValues("remnawave.webhook.secret='" + SignedBody.SECRET + "'")
                .run(context -> {
                    assertThat(analyze(context).getDescription()).contains("quotes");
                    assertThat(context.getStartupFailure())
                            .satisfies(failure -> assertThat(java.util.stream.Stream.iterate(
                                                    failure, f -> f != null, Throwable::getCause)
                                            .map(Throwable::toString))
                                    .noneMatch(text -> text.contains(SignedBody.SECRET)));
                });
    }

    @Test
    void namesTheListenerThatCouldNeverWork() {
        Contexts.withStarter()
                .withBean(Impossible.class)
                .run(context -> assertThat(analyze(context).getDescription())
                        .contains("Impossible#hear(String)", "which no event can fill"));
    }

    private static FailureAnalysis analyze(AssertableWebApplicationContext context) {
        Throwable failure = context.getStartupFailure();
        assertThat(failure).isNotNull();
        return SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, (type, name, cause) -> {
                    // Those that want a bean factory are none of ours.
                })
                .stream()
                .filter(analyzer -> analyzer.getClass().getName().startsWith("io.remnawave."))
                .map(analyzer -> analyzer.analyze(failure))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    static class Impossible {
        @RemnawaveEventListener
        void hear(String text) {}
    }
}
