package io.remnawave.webhook.micronaut.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.remnawave.webhook.inbox.Inbox;
import io.remnawave.webhook.inbox.InboxMetrics;
import io.remnawave.webhook.micronaut.RequiresSwitch;
import jakarta.inject.Singleton;

/** Meters the inbox, where the application has a registry. */
@Factory
@RequiresSwitch(InboxFactory.ENABLED)
@Requires(classes = {Inbox.class, MeterRegistry.class})
final class InboxMetricsFactory {

    /** An observer, which the inbox takes over like any other. */
    @Singleton
    @Requires(beans = MeterRegistry.class, missingBeans = InboxMetrics.class)
    InboxMetrics metrics(MeterRegistry registry) {
        return new InboxMetrics(registry);
    }

    @Singleton
    @Requires(beans = {Inbox.class, InboxMetrics.class})
    ApplicationEventListener<ServerStartupEvent> gauges(InboxMetrics metrics, Inbox inbox) {
        return started -> metrics.bind(inbox);
    }
}
