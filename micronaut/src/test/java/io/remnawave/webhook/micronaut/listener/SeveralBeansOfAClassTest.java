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

/**
 * The idempotency store remembers by the id of a listener which ones have taken a delivery: ids have to mean the same after a
 * restart.
 */
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
            assertThat(application.bean(TakenEvents.class).all()).containsExactly("e", "n", "s", "w");
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
            assertThat(application.bean(TakenEvents.class).all()).containsExactly("asia", "eu", "us");
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
            assertThat(application.bean(TakenEvents.class).all()).containsExactly("a", "b", "c", "d");
        }
    }

    @Factory
    @Requires(property = "test.with", value = "NamedBeans")
    static class NamedBeans {

        @Singleton
        @Named("north")
        Made north(TakenEvents taken) {
            return new Made(taken, "n");
        }

        @Singleton
        @Named("east")
        Made east(TakenEvents taken) {
            return new Made(taken, "e");
        }

        @Singleton
        @Named("west")
        Made west(TakenEvents taken) {
            return new Made(taken, "w");
        }

        @Singleton
        @Named("south")
        Made south(TakenEvents taken) {
            return new Made(taken, "s");
        }
    }

    @Factory
    @Requires(property = "test.with", value = "NamelessBeans")
    static class NamelessBeans {

        @Singleton
        Made charlie(TakenEvents taken) {
            return new Made(taken, "c");
        }

        @Singleton
        Made alpha(TakenEvents taken) {
            return new Made(taken, "a");
        }

        @Singleton
        Made delta(TakenEvents taken) {
            return new Made(taken, "d");
        }

        @Singleton
        Made bravo(TakenEvents taken) {
            return new Made(taken, "b");
        }
    }

    static class Made {

        private final TakenEvents taken;
        private final String sign;

        Made(TakenEvents taken, String sign) {
            this.taken = taken;
            this.sign = sign;
        }

        @RemnawaveEventListener
        void take(RemnawaveEvent event) {
            taken.add(sign);
        }
    }

    @EachProperty("test.regions")
    @Requires(property = "test.with", value = "Configured")
    static class Configured {

        private final TakenEvents taken;
        private final String region;

        Configured(@Parameter String region, TakenEvents taken) {
            this.taken = taken;
            this.region = region;
        }

        @RemnawaveEventListener
        void take(RemnawaveEvent event) {
            taken.add(region);
        }
    }
}
