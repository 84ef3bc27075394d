package io.remnawave.webhook.internal.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The names of events and scopes that were decoded lately: there are some fifty, and each body has two of them. A name that is
 * not there is made, and takes the place of another. Thread-safe, for an entry is immutable, and it does not matter which of
 * two that are put at once stays.
 */
final class NameCache {
    private static final int PLACES = 256; // a power of two
    private static final int LONGEST = 64;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final @Nullable Entry[] ENTRIES = new Entry[PLACES];

    private NameCache() {}

    @SuppressWarnings("ArrayRecordComponent") // nobody compares these
    private record Entry(byte[] bytes, String name) {}

    /** Where the letters, digits, dots and underscores end that begin at a place: all that names are made of. */
    static int end(byte[] body, int start) {
        int at = start;
        while (at < body.length && isOfName(body[at])) {
            at++;
        }
        return at;
    }

    /** The name between two places, between which there is nothing else. */
    static String name(byte[] body, int from, int to) {
        int length = to - from;
        if (length > LONGEST) {
            return new String(body, from, length, US_ASCII);
        }
        int place = place(body, from, to);
        Entry known = ENTRIES[place];
        if (known != null && Arrays.equals(known.bytes, 0, known.bytes.length, body, from, to)) {
            return known.name;
        }
        byte[] bytes = Arrays.copyOfRange(body, from, to);
        Entry made = new Entry(bytes, new String(bytes, US_ASCII));
        ENTRIES[place] = made;
        return made.name;
    }

    private static int place(byte[] body, int from, int to) {
        long hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + body[i];
        }
        return (int) ((hash * SPREAD) >>> (Long.SIZE - Integer.numberOfTrailingZeros(PLACES)));
    }

    private static boolean isOfName(byte b) {
        return (b >= 'a' && b <= 'z') || b == '_' || b == '.' || (b >= '0' && b <= '9');
    }
}
