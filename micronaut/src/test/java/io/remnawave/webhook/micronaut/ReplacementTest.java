package io.remnawave.webhook.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.body.MessageBodyHandler;
import io.micronaut.inject.BeanDefinition;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.delivery.IdempotencyStore;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.observe.ReceivedRequest;
import io.remnawave.webhook.observe.WebhookObserver;
import io.remnawave.webhook.spi.ListenerDefinition;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The application stays the user's own. */
class ReplacementTest {

    @Test
    void stepsBackForAReceiverOfTheApplication() throws Exception {
        try (RunningApplication application = RunningApplication.with(OwnReceiver.class)) {
            assertThat(application.bean(WebhookReceiver.class).listeners())
                    .extracting(ListenerDefinition::id)
                    .containsExactly("on(*, RemnawaveEvent)");
            assertThat(application.panel().deliver(SignedBody.of("alice")).body())
                    .isEqualTo("handled");
        }
    }

    @Test
    void letsTheApplicationReplaceItsReceiver() {
        try (RunningApplication application = RunningApplication.with(ReplacingReceiver.class)) {
            assertThat(application.bean(WebhookReceiver.class).maxBodySize()).isEqualTo(99);
        }
    }

    @Test
    void takesOverALedgerOfTheApplication() throws Exception {
        try (RunningApplication application = RunningApplication.with(OwnLedger.class)) {
            assertThat(application.panel().deliver(SignedBody.of("alice")).body())
                    .isEqualTo("duplicate");
        }
    }

    @Test
    void takesOverAClockOfTheApplication() throws Exception {
        try (RunningApplication application = RunningApplication.with(OwnClock.class)) {
            assertThat(application.panel().deliver(SignedBody.of("alice")).body())
                    .isEqualTo("stale");
        }
    }

    @Test
    void takesOverThePrimaryOneOfSeveralClocks() throws Exception {
        try (RunningApplication application = RunningApplication.with(SeveralClocks.class, "test.primary", true)) {
            assertThat(application.panel().deliver(SignedBody.of("alice")).body())
                    .isEqualTo("stale");
        }
    }

    @Test
    void takesOverNoneOfSeveralClocksThatAreAlike() throws Exception {
        try (RunningApplication application = RunningApplication.with(SeveralClocks.class)) {
            assertThat(application.panel().deliver(SignedBody.of("alice")).body())
                    .isEqualTo("ignored");
        }
    }

    @Test
    void takesOverObserversDefinitionsAndCustomizers() throws Exception {
        try (RunningApplication application = RunningApplication.with(Extensions.class)) {
            assertThat(application.panel().deliver(SignedBody.of("alice")).body())
                    .isEqualTo("handled");

            assertThat(application.bean(Extensions.class).observed).containsExactly("HANDLED");
            assertThat(application.bean(WebhookReceiver.class).maxBodySize()).isEqualTo(5000);
        }
    }

    @Test
    void bringsNoCodecAndNoMapper() {
        try (RunningApplication application = RunningApplication.start(Map.of())) {
            assertThat(application.context().getAllBeanDefinitions())
                    .filteredOn(definition -> definition.getClass().getName().startsWith("io.remnawave."))
                    .isNotEmpty()
                    .extracting(BeanDefinition::getBeanType)
                    .noneMatch(MessageBodyHandler.class::isAssignableFrom)
                    .allMatch(type -> type.getName().startsWith("io.remnawave."));
        }
    }

    private static ListenerDefinition listenerToAll() {
        return ListenerDefinition.builder("on(*, RemnawaveEvent)", arguments -> null)
                .names(List.of("*"))
                .parameterTypes(List.of(RemnawaveEvent.class))
                .build();
    }

    @Factory
    @Requires(property = "test.with", value = "OwnReceiver")
    static class OwnReceiver {

        @Singleton
        WebhookReceiver receiver() {
            return WebhookReceiver.builder()
                    .secret(SignedBody.SECRET)
                    .register(listenerToAll())
                    .build();
        }
    }

    @Factory
    @Requires(property = "test.with", value = "ReplacingReceiver")
    static class ReplacingReceiver {

        @Singleton
        @Replaces(WebhookReceiver.class)
        WebhookReceiver receiver() {
            return WebhookReceiver.builder()
                    .secret(SignedBody.SECRET)
                    .maxBodySize(99)
                    .build();
        }
    }

    @Factory
    @Requires(property = "test.with", value = "OwnLedger")
    static class OwnLedger {

        @Singleton
        IdempotencyStore store() {
            return new IdempotencyStore() {
                @Override
                public Claim claim(String deliveryId) {
                    return Claim.completed();
                }

                @Override
                public Duration retention() {
                    return Duration.ofDays(30);
                }
            };
        }

        @Singleton
        ListenerDefinition listener() {
            return listenerToAll();
        }
    }

    @Factory
    @Requires(property = "test.with", value = "OwnClock")
    static class OwnClock {

        @Singleton
        Clock clock() {
            return Clock.fixed(Instant.parse("2040-01-01T00:00:00Z"), ZoneOffset.UTC);
        }
    }

    @Factory
    @Requires(property = "test.with", value = "SeveralClocks")
    static class SeveralClocks {

        @Singleton
        @Named("tokyo")
        Clock tokyo() {
            return Clock.system(ZoneOffset.ofHours(9));
        }

        @Singleton
        @Named("utc")
        Clock utc() {
            return Clock.systemUTC();
        }

        @Singleton
        @Primary
        @Requires(property = "test.primary")
        Clock later() {
            return Clock.fixed(Instant.parse("2040-01-01T00:00:00Z"), ZoneOffset.UTC);
        }
    }

    @Factory
    @Requires(property = "test.with", value = "Extensions")
    static class Extensions {

        private final List<String> observed = new CopyOnWriteArrayList<>();

        @Singleton
        WebhookObserver observer() {
            return new WebhookObserver() {
                @Override
                public void onRequest(ReceivedRequest request) {
                    observed.add(request.response().name());
                }
            };
        }

        @Singleton
        ListenerDefinition listener() {
            return listenerToAll();
        }

        @Singleton
        WebhookReceiverCustomizer customizer() {
            return builder -> builder.maxBodySize(5000);
        }
    }
}
