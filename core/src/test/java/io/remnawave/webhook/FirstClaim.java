package io.remnawave.webhook;

import io.remnawave.webhook.delivery.IdempotencyStore;
import java.util.Set;

/** What a store gives for a delivery that nobody has claimed before; a test says what becomes of it. */
abstract class FirstClaim implements IdempotencyStore.Claim.Held {

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public Set<String> completedListeners() {
        return Set.of();
    }
}
