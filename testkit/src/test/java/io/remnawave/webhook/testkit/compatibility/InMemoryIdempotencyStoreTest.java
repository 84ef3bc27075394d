package io.remnawave.webhook.testkit.compatibility;

import io.remnawave.webhook.delivery.FreshnessWindow;
import io.remnawave.webhook.delivery.IdempotencyStore;
import java.time.Clock;

class InMemoryIdempotencyStoreTest extends IdempotencyStoreCompatibilityKit {

    private final IdempotencyStore store = IdempotencyStore.inMemory(
            IdempotencyStore.DEFAULT_MAX_ENTRIES, FreshnessWindow.DEFAULT.length(), Clock.systemUTC());

    @Override
    protected IdempotencyStore store() {
        return store;
    }
}
