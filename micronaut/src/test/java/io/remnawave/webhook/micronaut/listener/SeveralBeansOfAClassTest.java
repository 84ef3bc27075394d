package io.remnawave.webhook.micronaut.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.context.annotation.Requires;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.micronaut.RunningApplication;
import io.remnawave.webhook.spi.ListenerDefinition;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.junit.jupiter.api.Test;

/** The idempotency store remembers by the id of a listener which ones have taken a delivery: ids have to mean the same after a restart. */
class SeveralBeansOfAClassTest {

    @Test
    void areToldApartByTheirNames() throws Exception {
        try (RunningApplication application = RunningApplication.with(NamedBeans.class)) {
            assertThat(application.panel().deliver(SignedBody.of("alice")).body())
                    .isEqualTo("handled");

            assertThat(application.bean(WebhookReceiver.class).listeners())
                    .extracting(ListenerDefinition::id)
                    .containsExactly(
                            Made.class.getName() + "[east]#take(RemnawaveEvent)",
                            Made.class.getName() + "[north]#take(RemnawaveEvent)",
                            Made.class.getName() + "[south]#take(RemnawaveEvent)",
                            Made.class.getName() + "[west]#take(RemnawaveEvent)");
            assertThat(application.bean(Heard.class).all()).containsExactly("e", "n", "s", "w");
        }
    }

    @Test
    void areToldApartByWhereTheyAreConfigured() throws Exception {
        try (RunningApplication application = RunningApplication.with(
                Configured.class,
                "test.regions.us.sign",
                "u",
                "test.regions.eu.sign",
                "e",
                "test.regions.asia.sign",
                "a")) {
            assertThat(application.panel().deliver(SignedBody.of("alice")).body())
                    .isEqualTo("handled");

            assertThat(application.bean(WebhookReceiver.class).listeners())
                    .extracting(ListenerDefinition::id)
                    .containsExactly(
                            Configured.class.getName() + "[asia]#take(RemnawaveEvent)",
                            Configured.class.getName() + "[eu]#take(RemnawaveEvent)",
                            Configured.class.getName() + "[us]#take(RemnawaveEvent)");
            assertThat(application.bean(Heard.class).all()).containsExactly("asia", "eu", "us");
        }
    }

    @Test
    void areNumberedInOneOrderWhereTheyHaveNoNames() throws Exception {
        try (RunningApplication application = RunningApplication.with(NamelessBeans.class)) {
            assertThat(application.panel().deliver(SignedBody.of("alice")).body())
                    .isEqualTo("handled");

            assertThat(application.bean(WebhookReceiver.class).listeners())
                    .extracting(ListenerDefinition::id)
                    .containsExactly(
                            Made.class.getName() + "#take(RemnawaveEvent)",
                            Made.class.getName() + "#take(RemnawaveEvent) #2",
                            Made.class.getName() + "#take(RemnawaveEvent) #3",
                            Made.class.getName() + "#take(RemnawaveEvent) #4");
            assertThat(application.bean(Heard.class).all()).containsExactly("a", "b", "c", "d");
        }
    }

    @Factory
    @Requires(property = "test.with", value = "NamedBeans")
    static class NamedBeans {

        @Singleton
        @Named("north")
        Made north(Heard heard) {
            return new Made(heard, "n");
        }

        @Singleton
        @Named("east")
        Made east(Heard heard) {
            return new Made(heard, "e");
        }

        @Singleton
        @Named("west")
        Made west(Heard heard) {
            return new Made(heard, "w");
        }

        @Singleton
        @Named("south")
        Made south(Heard heard) {
            return new Made(heard, "s");
        }
    }

    @Factory
    @Requires(property = "test.with", value = "NamelessBeans")
    static class NamelessBeans {

        @Singleton
        Made charlie(Heard heard) {
            return new Made(heard, "c");
        }

        @Singleton
        Made alpha(Heard heard) {
            return new Made(heard, "a");
        }

        @Singleton
        Made delta(Heard heard) {
            return new Made(heard, "d");
        }

        @Singleton
        Made bravo(Heard heard) {
            return new Made(heard, "b");
        }
    }

    static class Made {

        private final Heard heard;
        private final String sign;

        Made(Heard heard, String sign) {
            this.heard = heard;
            this.sign = sign;
        }

        @RemnawaveEventListener
        void take(RemnawaveEvent event) {
            heard.add(sign);
        }
    }

    @EachProperty("test.regions")
    @Requires(property = "test.with", value = "Configured")
    static class Configured {

        private final Heard heard;
        private final String region;

        Configured(@Parameter String region, Heard heard) {
            this.heard = heard;
            this.region = region;
        }

        @RemnawaveEventListener
        void take(RemnawaveEvent event) {
            heard.add(region);
        }
    }
}
