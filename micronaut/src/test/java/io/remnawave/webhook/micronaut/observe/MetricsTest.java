package io.remnawave.webhook.micronaut.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.micronaut.RunningApplication;
import io.remnawave.webhook.observe.MicrometerWebhookObserver;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import jakarta.inject.Singleton;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTest {

    @Test
    void metersDeliveriesAndListenersInTheRegistryOfTheApplication() throws Exception {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (RunningApplication application = RunningApplication.start(Map.of("test.with", "MetricsTest"), registry)) {
            application.panel().deliver(SignedBody.of("alice"));

            MeterRegistry meters = application.bean(MeterRegistry.class);
            assertThat(meters.get(MicrometerWebhookObserver.DELIVERIES)
                            .tag("outcome", "handled")
                            .tag("event", "user.created")
                            .timer()
                            .count())
                    .isEqualTo(1);
            assertThat(meters.get(MicrometerWebhookObserver.LISTENER)
                            .tag("listener", Listener.class.getName() + "#take(UserEvent)")
                            .timer()
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void metersNothingWithoutARegistry() {
        try (RunningApplication application = RunningApplication.start(Map.of("micronaut.metrics.enabled", false))) {
            assertThat(application.context().containsBean(MicrometerWebhookObserver.class))
                    .isFalse();
        }
    }

    @Singleton
    @Requires(property = "test.with", value = "MetricsTest")
    static class Listener {

        @RemnawaveEventListener
        void take(UserEvent event) {}
    }
}
