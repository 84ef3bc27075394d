package io.remnawave.webhook.micronaut.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.remnawave.webhook.observe.MicrometerWebhookObserver;
import jakarta.inject.Singleton;

/** Meters every answer and every run of a listener. */
@Factory
@Requires(classes = MeterRegistry.class)
final class MetricsFactory {

    @Singleton
    @Requires(beans = MeterRegistry.class, missingBeans = MicrometerWebhookObserver.class)
    MicrometerWebhookObserver observer(MeterRegistry registry) {
        return new MicrometerWebhookObserver(registry);
    }
}
