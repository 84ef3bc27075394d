package io.remnawave.webhook.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What an application that does not start prints, the analyzers of Spring Boot included. */
@ExtendWith(OutputCaptureExtension.class)
final class FailedStartTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "remnawave.webhook.secrets[1].value",
                "remnawave.webhook.secrets[0]",
                "remnawave.webhook.secrets",
                "REMNAWAVE_WEBHOOK_SECRETS",
                "REMNAWAVE_WEBHOOK_SECRETS_1_VALUE"
            })
    void doesNotTellASecretThatIsWrittenWrongAndSaysHowItIsWritten(String property, CapturedOutput output) {
        fail(Map.of(property, SignedBody.SECRET));

        assertThat(output)
                .contains(
                        "APPLICATION FAILED TO START",
                        "The webhook secrets cannot be read, because of remnawave.webhook.secrets")
                .contains("remnawave.webhook.secrets[0].value=", "REMNAWAVE_WEBHOOK_SECRET")
                .doesNotContain(SignedBody.SECRET);
    }

    @Test
    void leavesEveryOtherPropertyToSpringBoot(CapturedOutput output) {
        fail(Map.of("remnawave.webhook.secret", SignedBody.SECRET, "remnawave.webhook.max-body-size", "much"));

        assertThat(output)
                .contains("APPLICATION FAILED TO START", "Property: remnawave.webhook.max-body-size")
                .doesNotContain("The webhook secrets")
                .doesNotContain(SignedBody.SECRET);
    }

    @Test
    void saysWhatToWriteWhereIfThereIsNoSecret(CapturedOutput output) {
        fail(Map.of());

        assertThat(output).contains("APPLICATION FAILED TO START", "REMNAWAVE_WEBHOOK_SECRET=<the value>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"remnawave.webhook.secret", "remnawave.webhook.secrets[0].value", "REMNAWAVE_WEBHOOK_SECRET"})
    void namesTheVariableThatIsNotSet(String property, CapturedOutput output) {
        fail(Map.of(property, "${EU_SECRET}"));

        assertThat(output)
                .contains(
                        "APPLICATION FAILED TO START",
                        "is the placeholder of EU_SECRET, which was not resolved",
                        "Set EU_SECRET there",
                        "Action:",
                        "REMNAWAVE_WEBHOOK_SECRET=<the value>");
    }

    @Test
    void saysThatTwoSecretsShareAnId(CapturedOutput output) {
        fail(Map.of(
                "remnawave.webhook.secret",
                SignedBody.SECRET,
                "remnawave.webhook.secrets[0].id",
                "default",
                "remnawave.webhook.secrets[0].value",
                SignedBody.SECRET + "2"));

        assertThat(output)
                .contains("APPLICATION FAILED TO START", "share the id 'default'")
                .doesNotContain(SignedBody.SECRET);
    }

    @Test
    void namesTheListenerThatCouldNeverWork(CapturedOutput output) {
        fail(Map.of("remnawave.webhook.secret", SignedBody.SECRET), Impossible.class);

        assertThat(output).contains("APPLICATION FAILED TO START", "Impossible#hear(UserEvent,String)");
    }

    /** As variables of the environment, for the names in capitals. */
    private static void fail(Map<String, Object> properties, Class<?>... configurations) {
        Map<String, Object> withPort = new HashMap<>(properties);
        withPort.put("server.port", "0");
        Throwable failure = catchThrowable(() -> new SpringApplicationBuilder(RunningApplication.Application.class)
                .sources(configurations)
                .web(WebApplicationType.SERVLET)
                .initializers(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", withPort)))
                .run()
                .close());
        assertThat(failure).isNotNull();
    }

    static class Impossible {
        @RemnawaveEventListener
        void hear(UserEvent event, String text) {}
    }
}
