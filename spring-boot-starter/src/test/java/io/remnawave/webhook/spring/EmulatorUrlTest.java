package io.remnawave.webhook.spring;

import static io.remnawave.webhook.testkit.assertion.RemnawaveAssertions.assertThat;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import io.remnawave.webhook.testkit.junit.RemnawaveTest;
import io.remnawave.webhook.testkit.panel.RemnawavePanelEmulator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;

/** The emulator of the testkit finds the endpoint of either stack, wherever the application has moved it. */
final class EmulatorUrlTest {

    @Nested
    @RemnawaveTest
    @SpringBootTest(
            classes = RunningApplication.Application.class,
            webEnvironment = RANDOM_PORT,
            properties = {
                "spring.main.web-application-type=servlet",
                "server.servlet.context-path=/app/",
                "spring.mvc.servlet.path=/api/",
                "spring.webflux.base-path=/ignored",
                "remnawave.webhook.path=/hooks"
            })
    class OfMvc {

        @Test
        void isFound(RemnawavePanelEmulator panel) {
            assertThat(panel.emit(userExpired())).wasAccepted();
        }
    }

    @Nested
    @RemnawaveTest
    @SpringBootTest(
            classes = RunningApplication.Application.class,
            webEnvironment = RANDOM_PORT,
            properties = {
                "spring.main.web-application-type=reactive",
                "spring.webflux.base-path=app/",
                "server.servlet.context-path=/ignored",
                "spring.mvc.servlet.path=/ignored"
            })
    class OfWebFlux {

        @Test
        void isFound(RemnawavePanelEmulator panel) {
            assertThat(panel.emit(userExpired())).wasAccepted();
        }
    }
}
