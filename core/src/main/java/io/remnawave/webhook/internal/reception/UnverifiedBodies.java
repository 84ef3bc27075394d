package io.remnawave.webhook.internal.reception;

import io.remnawave.webhook.observe.ReceivedRequest.Reason;
import io.remnawave.webhook.spi.Delays;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of bodies that nobody has vouched for yet: how much memory all of them hold in sum, and how long each may take.
 *
 * <p>When the memory is used up, the incomplete body that has waited longest gives way, so that a handful of stalled senders
 * cannot keep a panel out. A body is refused for the sake of others only where no incomplete one holds memory. Thread-safe.
 */
final class UnverifiedBodies {

    private static final Duration SWEEP = Duration.ofMillis(250);

    private final long maxBytes;
    private final long timeoutNanos;
    private final Executor later = Delays.after(SWEEP, "remnawave-webhook-deadlines");

    /** In the order in which they began, which is the order in which their time is up. Guarded by this, as are the rest. */
    private final Set<IncomingBody> incomplete = new LinkedHashSet<>();

    private long usedBytes;
    private boolean sweeping;

    UnverifiedBodies(long maxBytes, Duration timeout) {
        this.maxBytes = maxBytes;
        this.timeoutNanos = TimeUnit.NANOSECONDS.convert(timeout);
    }

    /** A body begins. */
    void begin(IncomingBody body) {
        synchronized (this) {
            incomplete.add(body);
            if (sweeping) {
                return;
            }
            sweeping = true;
        }
        try {
            later.execute(this::sweep);
        } catch (Throwable e) { // no thread can be made: the next body tries again
            synchronized (this) {
                sweeping = false;
                remove(body);
            }
            throw e;
        }
    }

    /**
     * Sets memory aside for a body, at the cost of others if need be.
     *
     * @return why there is none; null if there is
     */
    @Nullable
    Reason reserve(IncomingBody body, int bytes) {
        List<IncomingBody> evicted = List.of();
        Reason refusal = null;
        synchronized (this) {
            if (!incomplete.contains(body)) {
                return Reason.EVICTED; // another has just taken its place
            }
            while (usedBytes + bytes > maxBytes && refusal == null) {
                IncomingBody oldest = oldestThatHoldsMemory();
                if (oldest == null) {
                    refusal = Reason.OVERLOADED;
                } else {
                    remove(oldest);
                    if (oldest == body) {
                        refusal = Reason.EVICTED;
                    } else {
                        evicted = evicted.isEmpty() ? new ArrayList<>() : evicted;
                        evicted.add(oldest);
                    }
                }
            }
            if (refusal == null) {
                usedBytes += bytes;
                body.reservedBytes += bytes;
            } else {
                remove(body);
            }
        }
        evicted.forEach(body1 -> body1.refuse(Reason.EVICTED));
        return refusal;
    }

    private @Nullable IncomingBody oldestThatHoldsMemory() {
        for (IncomingBody body : incomplete) {
            if (body.reservedBytes > 0) {
                return body;
            }
        }
        return null;
    }

    /**
     * A body has ended: it gives way to none any more, and holds its memory until {@link #release}.
     *
     * @return false if it has given way just now
     */
    synchronized boolean end(IncomingBody body) {
        return incomplete.remove(body);
    }

    /** A body was verified or refused: it counts no longer. Without effect when called again. */
    synchronized void release(IncomingBody body) {
        remove(body);
    }

    private void remove(IncomingBody body) {
        incomplete.remove(body);
        usedBytes -= body.reservedBytes;
        body.reservedBytes = 0;
    }

    private void sweep() {
        List<IncomingBody> late = new ArrayList<>();
        boolean more;
        synchronized (this) {
            long now = System.nanoTime();
            Iterator<IncomingBody> oldestFirst = incomplete.iterator();
            while (oldestFirst.hasNext()) {
                IncomingBody oldest = oldestFirst.next();
                if (now - oldest.startNanos < timeoutNanos) {
                    break;
                }
                late.add(oldest);
                oldestFirst.remove();
                usedBytes -= oldest.reservedBytes;
                oldest.reservedBytes = 0;
            }
            more = !incomplete.isEmpty();
            sweeping = more;
        }
        try {
            late.forEach(body -> body.refuse(Reason.TOO_SLOW));
        } finally {
            if (more) {
                later.execute(this::sweep);
            }
        }
    }
}
