package io.remnawave.webhook.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.remnawave.webhook.WebhookResponse;
import io.remnawave.webhook.event.EventNames;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Meters in Micrometer. Thread-safe. Every tag is bounded: an event name unknown to this version counts as
 * {@code unknown}, a request that got no further than its signature as {@code none}.
 *
 * <table>
 * <caption>Meters</caption>
 * <tr><th>name</th><th>type</th><th>tags</th></tr>
 * <tr><td>{@value #DELIVERIES}</td><td>timer</td><td>outcome, status, event</td></tr>
 * <tr><td>{@value #LISTENER}</td><td>timer</td><td>listener, event, outcome</td></tr>
 * </table>
 */
public final class MicrometerWebhookObserver implements WebhookObserver {

    /** Requests answered, whatever the answer. */
    public static final String DELIVERIES = "remnawave.webhook.deliveries";

    /** Runs of a listener. */
    public static final String LISTENER = "remnawave.webhook.listener";

    private final MeterRegistry registry;

    /** Registers its meters in {@code registry} as they are first used. */
    public MicrometerWebhookObserver(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void onResponse(WebhookResponse response, @Nullable String eventName, Duration duration) {
        Timer.builder(DELIVERIES)
                .description("Requests answered by the Remnawave webhook receiver")
                .tag("outcome", response.name().toLowerCase(Locale.ROOT))
                .tag("status", Integer.toString(response.status()))
                .tag("event", bounded(eventName))
                .register(registry)
                .record(duration);
    }

    @Override
    public void onListener(String listenerId, String eventName, Duration duration, @Nullable Throwable failure) {
        Timer.builder(LISTENER)
                .description("Runs of Remnawave event listeners")
                .tag("listener", listenerId)
                .tag("event", bounded(eventName))
                .tag("outcome", failure == null ? "success" : "failure")
                .register(registry)
                .record(duration);
    }

    private static String bounded(@Nullable String eventName) {
        if (eventName == null) {
            return "none";
        }
        return EventNames.isKnown(eventName) ? eventName : "unknown";
    }
}
