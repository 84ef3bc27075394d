package io.remnawave.webhook.micronaut.management;

import io.micronaut.context.annotation.Requires;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.observe.WebhookObserver;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Counts the answers since the start. Thread-safe. */
@Singleton
@Requires(beans = RemnawaveWebhookEndpoint.class)
final class OutcomeCounts implements WebhookObserver {

    private final ConcurrentMap<WebhookResponse, Long> counts = new ConcurrentHashMap<>();

    @Override
    public void onResponse(WebhookResponse response, @Nullable String eventName, Duration duration) {
        counts.merge(response, 1L, Long::sum);
    }

    /** All outcomes by the name they have in the meters, those that never came included. */
    Map<String, Long> byName() {
        Map<String, Long> byName = new LinkedHashMap<>();
        for (WebhookResponse response : WebhookResponse.values()) {
            byName.put(response.name().toLowerCase(Locale.ROOT), counts.getOrDefault(response, 0L));
        }
        return byName;
    }
}
