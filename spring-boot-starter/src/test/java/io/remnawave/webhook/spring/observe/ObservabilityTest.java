package io.remnawave.webhook.spring.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.observe.MicrometerWebhookObserver;
import io.remnawave.webhook.spring.Contexts;
import io.remnawave.webhook.spring.RunningApplication;
import io.remnawave.webhook.spring.WebhookReceiverCustomizer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import reactor.core.publisher.Mono;

final class ObservabilityTest {

    private final WebApplicationContextRunner contexts = Contexts.withStarter()
            .withConfiguration(AutoConfigurations.of(
                    RemnawaveWebhookMetricsAutoConfiguration.class, RemnawaveWebhookObservationAutoConfiguration.class))
            .withBean(Listener.class);

    @Test
    void metersDeliveriesAndListenersInTheRegistryOfTheApplication() {
        Map<String, Object> properties = Map.of("test.with", "actuate,micrometer");
        try (RunningApplication application =
                RunningApplication.start(WebApplicationType.SERVLET, properties, Listener.class)) {
            Contexts.deliver(application.context(), "alice");
            Contexts.deliver(application.context(), "mallory");

            MeterRegistry meters = application.bean(MeterRegistry.class);
            assertThat(meters.get("remnawave.webhook.deliveries")
                            .tags("outcome", "handled", "event", "user.created", "status", "200")
                            .timer()
                            .count())
                    .isEqualTo(1);
            assertThat(meters.get("remnawave.webhook.listener")
                            .tags("outcome", "failure")
                            .timer()
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void leavesTheMetersToTheApplication() {
        MeterRegistry ofTheContext = new SimpleMeterRegistry();
        MeterRegistry other = new SimpleMeterRegistry();
        contexts.withBean(MeterRegistry.class, () -> ofTheContext)
                .withBean(MicrometerWebhookObserver.class, () -> new MicrometerWebhookObserver(other))
                .run(context -> {
                    Contexts.deliver(context, "alice");
                    assertThat(other.get(MicrometerWebhookObserver.DELIVERIES)
                                    .timer()
                                    .count())
                            .isEqualTo(1);
                    assertThat(ofTheContext.getMeters()).isEmpty();
                });
    }

    @Test
    void observesEachCallOfAListener() {
        TestObservationRegistry observations = TestObservationRegistry.create();
        contexts.withBean(TestObservationRegistry.class, () -> observations).run(context -> {
            Contexts.deliver(context, "alice");
            TestObservationRegistryAssert.assertThat(observations)
                    .hasSingleObservationThat()
                    .hasNameEqualTo(ListenerObservation.NAME)
                    .hasLowCardinalityKeyValue("listener", Listener.class.getName() + "#hear(UserEvent)")
                    .hasHighCardinalityKeyValue("event", "user.created")
                    .hasBeenStarted()
                    .hasBeenStopped();
        });
    }

    @Test
    void observesAFailureUntilWhatTheListenerReturnedIsComplete() {
        TestObservationRegistry observations = TestObservationRegistry.create();
        contexts.withBean(TestObservationRegistry.class, () -> observations).run(context -> {
            assertThat(Contexts.deliver(context, "mallory")).isEqualTo(WebhookResponse.FAILED);
            TestObservationRegistryAssert.assertThat(observations)
                    .hasSingleObservationThat()
                    .hasBeenStopped()
                    .thenError()
                    .hasMessage("not mallory");
        });
    }

    @Test
    void neitherCancelsNorStopsObservingWhatTheListenerDidNotCompleteInTime() {
        TestObservationRegistry observations = TestObservationRegistry.create();
        CountDownLatch cancelled = new CountDownLatch(1);
        contexts.withBean(TestObservationRegistry.class, () -> observations)
                .withBean(Endless.class, () -> new Endless(cancelled))
                .withBean(
                        WebhookReceiverCustomizer.class,
                        () -> builder -> builder.listenerTimeout(Duration.ofMillis(100)))
                .run(context -> {
                    assertThat(Contexts.deliver(context, "alice")).isEqualTo(WebhookResponse.FAILED);
                    assertThat(cancelled.await(500, TimeUnit.MILLISECONDS)).isFalse();
                    TestObservationRegistryAssert.assertThat(observations).hasNumberOfObservationsEqualTo(2);
                    TestObservationRegistryAssert.assertThat(observations)
                            .hasAnObservation(observation -> observation
                                    .hasLowCardinalityKeyValue("listener", Endless.class.getName() + "#hear(UserEvent)")
                                    .doesNotHaveError());
                });
    }

    @Test
    void worksWithoutMicrometer() {
        contexts.withClassLoader(new FilteredClassLoader("io.micrometer")).run(context -> {
            assertThat(context).doesNotHaveBean(MicrometerWebhookObserver.class);
            assertThat(Contexts.deliver(context, "alice")).isEqualTo(WebhookResponse.HANDLED);
        });
    }

    static class Endless {
        private final CountDownLatch cancelled;

        Endless(CountDownLatch cancelled) {
            this.cancelled = cancelled;
        }

        @RemnawaveEventListener
        Mono<Void> hear(UserEvent event) {
            return Mono.<Void>never().doOnCancel(cancelled::countDown);
        }
    }

    static class Listener {
        @RemnawaveEventListener
        CompletionStage<Void> hear(UserEvent event) {
            return event.user().username().equals("mallory")
                    ? CompletableFuture.failedFuture(new IllegalStateException("not mallory"))
                    : CompletableFuture.completedFuture(null);
        }
    }
}
