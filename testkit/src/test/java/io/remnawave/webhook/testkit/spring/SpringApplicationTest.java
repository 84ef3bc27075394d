package io.remnawave.webhook.testkit.spring;

import static io.remnawave.webhook.testkit.assertion.RemnawaveAssertions.assertThat;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookSettings;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.testkit.TestReceiver;
import io.remnawave.webhook.testkit.junit.RemnawaveTest;
import io.remnawave.webhook.testkit.panel.RemnawavePanelEmulator;
import io.remnawave.webhook.testkit.recorder.EventRecorder;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** An application that says where it listens as Spring Boot's do. */
@SpringJUnitConfig(SpringApplicationTest.Application.class)
@RemnawaveTest
class SpringApplicationTest {

    @Autowired
    private EventRecorder recorder;

    @Test
    void deliversToTheRandomPortWithTheSecretOfTheContext(RemnawavePanelEmulator panel) {
        assertThat(panel.emit(userExpired().username("alice"))).wasAccepted();

        assertThat(recorder.received(UserEvent.class)
                        .matching("of alice", event -> event.user().username().equals("alice"))
                        .awaitOne()
                        .isKnown())
                .isTrue();
    }

    @Test
    void leavesTheSystemPropertiesAlone(RemnawavePanelEmulator panel) {
        assertThat(System.getProperty("remnawave.webhook.secret")).isNotEqualTo(panel.secret());
    }

    @Nested
    class InANestedClass {

        @Test
        void sharesTheContextAndItsSecret(
                RemnawavePanelEmulator panel, @Value("${remnawave.webhook.secret}") String secret) {
            assertThat(panel.secret()).isEqualTo(secret);
            assertThat(panel.emit(userExpired())).wasAccepted();
        }
    }

    @Nested
    @TestPropertySource(properties = "remnawave.webhook.secret=ASecretOfTheTestItselfIsKept000000000000")
    class WithASecretOfItsOwn {

        @Test
        void keepsIt(RemnawavePanelEmulator panel) {
            assertThat(panel.secret()).isEqualTo("ASecretOfTheTestItselfIsKept000000000000");
            assertThat(panel.emit(userExpired())).wasAccepted();
        }
    }

    @Nested
    @TestPropertySource(
            properties = {
                "remnawave.webhook.secrets[0].id=eu",
                "remnawave.webhook.secrets[0].value=TheSecretOfTheEuropeanPanel0123456789",
                "remnawave.webhook.secrets[1].id=us",
                "remnawave.webhook.secrets[1].value=${US_SECRET}"
            })
    class WithSeveralSecrets {

        @Test
        void keepsThemFillsTheMissingAndSignsAsTheOneAskedFor(RemnawavePanelEmulator panel) {
            assertThat(panel.secret()).isEqualTo("TheSecretOfTheEuropeanPanel0123456789");
            assertThat(panel.emit(userExpired())).wasAccepted();
            assertThat(panel.signedBy("eu").emit(userExpired())).wasAccepted();
            assertThat(panel.signedBy("us").emit(userExpired())).wasAccepted();
            assertThat(panel.signedBy("us").secret()).isNotEqualTo(panel.secret());
            assertThat(panel.deliveries()).hasSize(3);
        }
    }

    @Nested
    @TestPropertySource(properties = {"server.ssl.bundle=own", "spring.webflux.base-path=app/", "local.server.port=1"})
    class WithACertificateAndABasePath {

        @Test
        void triesToDeliverThere(RemnawavePanelEmulator panel) {
            assertThat(panel.emit(userExpired()).toString()).contains("https://localhost:1/app/remnawave/webhook");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Application {

        @Bean
        EventRecorder recorder() {
            return new EventRecorder();
        }

        @Bean
        TestReceiver receiver(EventRecorder recorder, ConfigurableEnvironment environment) {
            TestReceiver receiver = TestReceiver.start(WebhookReceiver.builder()
                    .settings(WebhookSettings.from(environment::getProperty))
                    .register(recorder)
                    .build());
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "server.ports",
                            Map.of("local.server.port", receiver.url().getPort())));
            return receiver;
        }
    }
}
