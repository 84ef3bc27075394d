package io.remnawave.webhook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;

/** Reads a request body once and never further than a limit. */
final class BoundedBody {

    /**
     * Up to here {@code Content-Length} is believed when memory is set aside; beyond, memory grows with what really arrives,
     * so that announcing much costs the sender as much as sending it.
     */
    private static final int TRUSTED_LENGTH = 64 * 1024;

    private BoundedBody() {}

    /** @param declaredLength what {@code Content-Length} says, -1 where it says nothing */
    static byte[] read(InputStream body, long declaredLength, int limit) throws IOException {
        if (declaredLength < 0 || declaredLength > Math.min(TRUSTED_LENGTH, limit)) {
            return body.readNBytes(limit);
        }
        byte[] exact = new byte[(int) declaredLength];
        int length = body.readNBytes(exact, 0, exact.length);
        if (length < exact.length) {
            return Arrays.copyOf(exact, length);
        }
        int beyond = body.read();
        if (beyond < 0) {
            return exact;
        }
        // A filter that decompresses or rewrites can give more than the header announced.
        InputStream begun = new ByteArrayInputStream(exact);
        InputStream next = new ByteArrayInputStream(new byte[] {(byte) beyond});
        return new SequenceInputStream(new SequenceInputStream(begun, next), body).readNBytes(limit);
    }
}
