package io.remnawave.webhook.micronaut.inbox;

import io.micronaut.context.annotation.Requires;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.endpoint.health.HealthEndpoint;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.scheduling.TaskExecutors;
import io.remnawave.webhook.inbox.Inbox;
import io.remnawave.webhook.micronaut.RequiresSwitch;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Down when the database of the inbox is, and only then: deliveries that wait or were given up are for the meters to tell.
 * {@code endpoints.health.remnawave-webhook-inbox.enabled} switches it off.
 */
@Singleton
@Requires(classes = {HealthIndicator.class, Inbox.class})
@Requires(beans = {HealthEndpoint.class, Inbox.class})
@RequiresSwitch(value = HealthEndpoint.PREFIX + ".remnawave-webhook-inbox.enabled", byDefault = true)
final class InboxHealthIndicator implements HealthIndicator {

    private final Inbox inbox;
    private final ExecutorService executor;

    InboxHealthIndicator(Inbox inbox, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.inbox = inbox;
        this.executor = executor;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Mono.fromCallable(() -> HealthResult.builder("remnawaveWebhookInbox")
                        .status(inbox.isDatabaseAvailable() ? HealthStatus.UP : HealthStatus.DOWN)
                        .build())
                .subscribeOn(Schedulers.fromExecutorService(executor));
    }
}
