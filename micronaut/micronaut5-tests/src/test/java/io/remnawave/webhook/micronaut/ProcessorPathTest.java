package io.remnawave.webhook.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.spi.ListenerDefinition;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import jakarta.inject.Singleton;
import org.junit.jupiter.api.Test;

/** Compiled as an application on Micronaut 5 is: with the processor path of the documentation. */
class ProcessorPathTest {

    @Test
    void findsTheListenersOfAnApplication() throws Exception {
        try (RunningApplication application = RunningApplication.with(ProcessorPathTest.class)) {
            assertThat(application.bean(WebhookReceiver.class).listeners())
                    .extracting(ListenerDefinition::id)
                    .containsExactly(
                            Annotated.class.getName() + "#take(UserEvent)", Made.class.getName() + "#take(UserEvent)");
            assertThat(application.panel().deliver(SignedBody.of("alice")).body())
                    .isEqualTo("handled");
        }
    }

    @Singleton
    @Requires(property = "test.with", value = "ProcessorPathTest")
    static class Annotated {

        @RemnawaveEventListener("user.*")
        void take(UserEvent event) {}
    }

    @Factory
    @Requires(property = "test.with", value = "ProcessorPathTest")
    static class Listeners {

        @Singleton
        Made made() {
            return new Made();
        }
    }

    static class Made {

        @RemnawaveEventListener("user.*")
        void take(UserEvent event) {}
    }
}
