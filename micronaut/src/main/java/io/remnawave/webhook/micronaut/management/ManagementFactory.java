package io.remnawave.webhook.micronaut.management;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.remnawave.webhook.spi.OutcomeCounts;
import jakarta.inject.Singleton;

/** Counts the answers for {@link RemnawaveWebhookEndpoint}. */
@Factory
final class ManagementFactory {

    @Singleton
    @Requires(beans = RemnawaveWebhookEndpoint.class)
    OutcomeCounts counts() {
        return new OutcomeCounts();
    }
}
