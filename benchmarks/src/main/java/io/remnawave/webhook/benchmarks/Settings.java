package io.remnawave.webhook.benchmarks;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookReceiverBuilder;
import io.remnawave.webhook.delivery.ClaimLedger;
import io.remnawave.webhook.delivery.ClaimResult;
import io.remnawave.webhook.delivery.FreshnessWindow;
import java.time.Duration;
import java.util.Set;

/** Receivers as the benchmarks need them. */
final class Settings {

    private Settings() {}

    /** Takes recorded bodies, however old. */
    static WebhookReceiverBuilder receiver() {
        return WebhookReceiver.builder()
                .secret(Bodies.SECRET)
                .freshness(new FreshnessWindow(Duration.ofDays(3_650), Duration.ofDays(3_650)));
    }

    /** Grants every claim at no cost, so that one body can be received again and again. */
    static ClaimLedger grantingLedger() {
        ClaimResult.Claimed granted = new ClaimResult.Claimed() {
            @Override
            public int attempt() {
                return 1;
            }

            @Override
            public Set<String> completedListeners() {
                return Set.of();
            }

            @Override
            public void complete() {}

            @Override
            public void reopen(Set<String> completedListeners) {}
        };
        return deliveryId -> granted;
    }
}
