package io.remnawave.webhook.micronaut.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Prototype;
import io.micronaut.context.annotation.Requires;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.micronaut.RunningApplication;
import io.remnawave.webhook.testkit.compatibility.LogLines;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import jakarta.inject.Singleton;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listeners that the compiler does not see stop the start, instead of losing their events. */
class HiddenListenerTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                FactoryOfAnInterface.class,
                FactoryOfASuperclass.class,
                FactoryOfPrototypes.class,
                FactoryField.class
            })
    void refusesAListenerBehindWhatItsFactoryDeclares(Class<?> factory) {
        assertThatThrownBy(() -> RunningApplication.with(factory).close())
                .hasStackTraceContaining("HiddenListenerTest$Telegram#hear(UserEvent) was not seen by the compiler")
                .hasStackTraceContaining("the factory " + factory.getName() + " declares ")
                .hasStackTraceContaining("Let it declare Telegram.");
    }

    @Test
    void refusesAListenerThatIsRegisteredAsAnObject() {
        assertThatThrownBy(
                        () -> RunningApplication.start(Map.of(), new Telegram()).close())
                .hasStackTraceContaining("Telegram is of an object that was registered while the application ran")
                .hasStackTraceContaining("builder.register(object)");
    }

    @Test
    void leavesOtherBeansOfAnInterfaceAlone() throws Exception {
        try (RunningApplication application = RunningApplication.with(FactoryOfOthers.class)) {
            assertThat(application.panel().deliver(SignedBody.of("alice")).body())
                    .isEqualTo("ignored");
        }
    }

    @Test
    void saysWhichBeanCouldNotBeLookedAt() {
        try (LogLines log = new LogLines();
                RunningApplication application = RunningApplication.with(FailingFactory.class)) {
            assertThat(application.bean(WebhookReceiver.class).listeners()).isEmpty();
            assertThat(log.messages())
                    .anySatisfy(line -> assertThat(line)
                            .contains(
                                    "cannot be made now",
                                    Notifier.class.getName(),
                                    "let the factory declare the class"));
        }
    }

    @Test
    void leavesAnApplicationAloneThatMakesTheReceiverItself() {
        try (RunningApplication application = RunningApplication.with(ReceiverByHand.class)) {
            assertThat(application.bean(WebhookReceiver.class).listeners()).hasSize(1);
        }
    }

    interface Notifier {}

    static class Plain implements Notifier {}

    static class Telegram extends Plain {

        @RemnawaveEventListener
        void hear(UserEvent event) {}
    }

    @Factory
    @Requires(property = "test.with", value = "FactoryOfAnInterface")
    static class FactoryOfAnInterface {

        @Singleton
        Notifier notifier() {
            return new Telegram();
        }
    }

    @Factory
    @Requires(property = "test.with", value = "FactoryOfASuperclass")
    static class FactoryOfASuperclass {

        @Singleton
        Plain notifier() {
            return new Telegram();
        }
    }

    @Factory
    @Requires(property = "test.with", value = "FactoryOfPrototypes")
    static class FactoryOfPrototypes {

        @Prototype
        Notifier notifier() {
            return new Telegram();
        }
    }

    @Factory
    @Requires(property = "test.with", value = "FactoryField")
    static class FactoryField {

        @Bean
        final Notifier notifier = new Telegram();
    }

    @Factory
    @Requires(property = "test.with", value = "FactoryOfOthers")
    static class FactoryOfOthers {

        @Singleton
        Notifier notifier() {
            return new Plain();
        }
    }

    @Factory
    @Requires(property = "test.with", value = "FailingFactory")
    static class FailingFactory {

        @Singleton
        Notifier notifier() {
            throw new IllegalStateException("not now");
        }
    }

    @Factory
    @Requires(property = "test.with", value = "ReceiverByHand")
    static class ReceiverByHand {

        @Singleton
        Notifier notifier() {
            return new Telegram();
        }

        @Singleton
        WebhookReceiver receiver(Notifier notifier) {
            return WebhookReceiver.builder()
                    .secret(SignedBody.SECRET)
                    .register(notifier)
                    .build();
        }
    }
}
