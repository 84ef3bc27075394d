package io.remnawave.webhook.internal.reception;

import io.remnawave.webhook.observe.ReceivedRequest.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The body of one request as it comes in. Memory is taken as bytes arrive, whatever {@code Content-Length} announces, so that
 * announcing much costs a sender as much as sending it. Appended to by one thread at a time; refused by any.
 */
final class IncomingBody {

    private static final int FIRST_CHUNK = 4 * 1024;
    private static final int LARGEST_CHUNK = 64 * 1024;

    final long startNanos = System.nanoTime();

    /** Guarded by {@link UnverifiedBodies}. */
    int reservedBytes;

    private final UnverifiedBodies bodies;
    private final long declaredLength;
    private final int maxSize;
    private final Consumer<Reason> onRefused;

    private volatile @Nullable List<byte[]> chunks = new ArrayList<>(1);
    private byte[] last = {};
    private int usedOfLast;
    private int size;

    /**
     * @param declaredLength what {@code Content-Length} says, -1 where it says nothing
     * @param onRefused is told, once, why no more is wanted
     */
    IncomingBody(UnverifiedBodies bodies, long declaredLength, int maxSize, Consumer<Reason> onRefused) {
        this.bodies = bodies;
        this.declaredLength = declaredLength;
        this.maxSize = maxSize;
        this.onRefused = onRefused;
        bodies.begin(this);
    }

    /** Takes the next bytes, and gives false if no more is wanted. */
    boolean append(byte[] bytes, int offset, int length) {
        if (length > maxSize - size) {
            refuse(Reason.TOO_LARGE);
            return false;
        }
        int from = offset;
        int left = length;
        while (left > 0) {
            if (usedOfLast == last.length && !addChunk(left)) {
                return false;
            }
            int copied = Math.min(left, last.length - usedOfLast);
            System.arraycopy(bytes, from, last, usedOfLast, copied);
            usedOfLast += copied;
            size += copied;
            from += copied;
            left -= copied;
        }
        return chunks != null;
    }

    private boolean addChunk(int wanted) {
        long expected = declaredLength > size ? declaredLength - size : wanted;
        int usual = Math.min(LARGEST_CHUNK, Math.max(FIRST_CHUNK, size));
        int chunkSize =
                (int) Math.min(Math.max(Math.min(expected, usual), Math.min(wanted, LARGEST_CHUNK)), maxSize - size);
        List<byte[]> current = chunks;
        if (current == null) {
            return false;
        }
        Reason refusal = bodies.reserve(this, chunkSize);
        if (refusal != null) {
            refuse(refusal);
            return false;
        }
        last = new byte[chunkSize];
        usedOfLast = 0;
        current.add(last);
        return true;
    }

    int size() {
        return size;
    }

    /** The whole body; null if it was refused. It counts until {@link #release}. */
    byte @Nullable [] end() {
        List<byte[]> current = chunks;
        if (current == null || !bodies.end(this)) {
            return null;
        }
        if (current.size() == 1 && last.length == size) {
            return last;
        }
        byte[] whole = new byte[size];
        int at = 0;
        for (byte[] chunk : current) {
            int length = Math.min(chunk.length, size - at);
            System.arraycopy(chunk, 0, whole, at, length);
            at += length;
        }
        chunks = null;
        return whole;
    }

    /** No more is wanted, and what was held is let go. */
    void refuse(Reason reason) {
        release();
        onRefused.accept(reason);
    }

    /** It counts no longer. */
    void release() {
        chunks = null;
        bodies.release(this);
    }
}
