package io.remnawave.webhook.spring.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.remnawave.webhook.observe.MicrometerWebhookObserver;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/** Meters {@code remnawave.webhook.deliveries} and {@code remnawave.webhook.listener} where there is a meter registry. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnClass(MeterRegistry.class)
public class RemnawaveWebhookMetricsAutoConfiguration {

    @Bean
    @ConditionalOnSingleCandidate(MeterRegistry.class)
    @ConditionalOnMissingBean
    MicrometerWebhookObserver remnawaveWebhookMetrics(MeterRegistry registry) {
        return new MicrometerWebhookObserver(registry);
    }
}
