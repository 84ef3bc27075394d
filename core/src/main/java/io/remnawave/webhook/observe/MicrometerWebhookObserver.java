package io.remnawave.webhook.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.event.EventNames;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Meters in Micrometer. Thread-safe. Every tag is bounded: an event name unknown to this version counts as {@code unknown};
 * what a request got no further to have is {@code none}.
 *
 * <table>
 * <caption>Meters</caption>
 * <tr><th>name</th><th>type</th><th>tags</th></tr>
 * <tr><td>{@value #DELIVERIES}</td><td>timer</td><td>outcome, status, event, reason, secret, sender</td></tr>
 * <tr><td>{@value #LISTENER}</td><td>timer</td><td>listener, event, outcome</td></tr>
 * <tr><td>{@value #DROPPED}</td><td>counter</td><td>secret</td></tr>
 * <tr><td>{@value #LAST_ACCEPTED}</td><td>gauge, seconds since 1970</td><td>secret</td></tr>
 * </table>
 *
 * <p>{@code sender} is {@code panel} for what looks like the delivery of a panel, whoever sent it, else {@code other}.
 */
public final class MicrometerWebhookObserver implements WebhookObserver {

    /** Requests answered, whatever the answer. */
    public static final String DELIVERIES = "remnawave.webhook.deliveries";

    /** Calls of a listener. */
    public static final String LISTENER = "remnawave.webhook.listener";

    /** Deliveries that failed in the panel's last attempt, and do not come again. */
    public static final String DROPPED = "remnawave.webhook.dropped";

    /** When the last delivery was accepted. */
    public static final String LAST_ACCEPTED = "remnawave.webhook.last.accepted";

    private static final String NONE = "none";

    private final MeterRegistry registry;
    private final ConcurrentMap<String, AtomicLong> lastAccepted = new ConcurrentHashMap<>();

    /** Registers its meters in {@code registry} as they are first used. */
    public MicrometerWebhookObserver(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void onRequest(ReceivedRequest request) {
        Timer.builder(DELIVERIES)
                .description("Requests answered by the Remnawave webhook receiver")
                .tag("outcome", lowerCase(request.response()))
                .tag("status", Integer.toString(request.response().status()))
                .tag("event", bounded(request.eventName()))
                .tag("reason", request.reason() == null ? NONE : lowerCase(request.reason()))
                .tag("secret", orNone(request.secretId()))
                .tag("sender", request.looksLikeAPanel() ? "panel" : "other")
                .register(registry)
                .record(request.duration());
        String secretId = request.secretId();
        if (secretId != null && request.response().isAccepted()) {
            lastAccepted
                    .computeIfAbsent(secretId, this::registerLastAccepted)
                    .set(request.receivedAt().getEpochSecond());
        }
    }

    private AtomicLong registerLastAccepted(String secretId) {
        AtomicLong seconds = new AtomicLong();
        Gauge.builder(LAST_ACCEPTED, seconds, AtomicLong::get)
                .description("When the last Remnawave delivery was accepted")
                .baseUnit("seconds")
                .tag("secret", secretId)
                .register(registry);
        return seconds;
    }

    @Override
    public void onListener(ListenerCall call) {
        Timer.builder(LISTENER)
                .description("Calls of Remnawave event listeners")
                .tag("listener", call.listenerId())
                .tag("event", bounded(call.eventName()))
                .tag("outcome", call.failure() == null ? "success" : "failure")
                .register(registry)
                .record(call.duration());
    }

    @Override
    public void onDropped(Delivery delivery) {
        Counter.builder(DROPPED)
                .description("Deliveries that failed in the panel's last attempt")
                .tag("secret", delivery.secretId())
                .register(registry)
                .increment();
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String orNone(@Nullable String value) {
        return value == null ? NONE : value;
    }

    private static String bounded(@Nullable String eventName) {
        if (eventName == null) {
            return NONE;
        }
        return EventNames.isKnown(eventName) ? eventName : "unknown";
    }
}
