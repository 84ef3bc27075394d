package io.remnawave.webhook.inbox;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks at an inbox again and again, for assertions. */
final class Patience {

    private static final long PAUSE_MILLIS = 20;

    private Patience() {}

    /**
     * Looks until a condition holds or the time is up, at least once.
     *
     * @return what was seen last
     * @throws InboxException if the last look failed
     */
    static <T> T look(Duration limit, Supplier<T> look, Predicate<T> condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            boolean isLast = System.nanoTime() >= end;
            try {
                T seen = look.get();
                if (isLast || condition.test(seen)) {
                    return seen;
                }
            } catch (InboxException e) {
                if (isLast) {
                    throw e;
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for the inbox", e);
        }
    }
}
