package io.remnawave.webhook.spring.actuate;

import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.observe.WebhookObserver;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts the answers since the start. Thread-safe. */
final class OutcomeCounts implements WebhookObserver {

    private final Map<WebhookResponse, LongAdder> counts = Stream.of(WebhookResponse.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), response -> new LongAdder()));

    @Override
    public void onResponse(WebhookResponse response, @Nullable String eventName, Duration duration) {
        Objects.requireNonNull(counts.get(response)).increment();
    }

    /** All outcomes by the name they have in the meters, those that never came included. */
    Map<String, Long> byName() {
        Map<String, Long> byName = new LinkedHashMap<>();
        for (WebhookResponse response : WebhookResponse.values()) {
            byName.put(
                    response.name().toLowerCase(Locale.ROOT),
                    Objects.requireNonNull(counts.get(response)).sum());
        }
        return byName;
    }
}
