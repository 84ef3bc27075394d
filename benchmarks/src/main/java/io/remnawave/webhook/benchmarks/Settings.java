package io.remnawave.webhook.benchmarks;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookReceiverBuilder;
import io.remnawave.webhook.delivery.FreshnessWindow;
import java.time.Duration;

/** Receivers as the benchmarks need them. */
public final class Settings {

    private Settings() {}

    /** Takes recorded bodies, however old. */
    public static WebhookReceiverBuilder receiver() {
        return WebhookReceiver.builder()
                .secret(Bodies.SECRET)
                .freshness(new FreshnessWindow(Duration.ofDays(3_650), Duration.ofDays(3_650)));
    }
}
