package io.remnawave.webhook.spi;

import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.observe.ReceivedRequest;
import io.remnawave.webhook.observe.WebhookObserver;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts the answers since the start. Thread-safe. */
public final class OutcomeCounts implements WebhookObserver {

    private final Map<WebhookResponse, LongAdder> counts = new EnumMap<>(WebhookResponse.class);

    /** All at zero. */
    public OutcomeCounts() {
        for (WebhookResponse response : WebhookResponse.values()) {
            counts.put(response, new LongAdder());
        }
    }

    @Override
    public void onRequest(ReceivedRequest request) {
        LongAdder count = counts.get(request.response());
        if (count != null) {
            count.increment();
        }
    }

    /** All outcomes by the name that they have in the meters, those that never came included. */
    public Map<String, Long> byName() {
        Map<String, Long> byName = new LinkedHashMap<>();
        counts.forEach((response, count) -> byName.put(response.name().toLowerCase(Locale.ROOT), count.sum()));
        return byName;
    }
}
