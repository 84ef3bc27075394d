package io.remnawave.webhook.decode;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads a uuid from characters. {@link UUID#fromString} would need a String, and takes {@code 1-1-1-1-1} for a uuid.
 */
final class UuidText {
    private static final int LENGTH = 36;

    private UuidText() {}

    /** The uuid; null if the characters are none in the form 8-4-4-4-12. */
    static @Nullable UUID parse(char[] text, int offset, int length) {
        if (length != LENGTH
                || text[offset + 8] != '-'
                || text[offset + 13] != '-'
                || text[offset + 18] != '-'
                || text[offset + 23] != '-') {
            return null;
        }
        long first = hex(text, offset, 8);
        long second = hex(text, offset + 9, 4);
        long third = hex(text, offset + 14, 4);
        long fourth = hex(text, offset + 19, 4);
        long fifth = hex(text, offset + 24, 12);
        if ((first | second | third | fourth | fifth) < 0) {
            return null;
        }
        return new UUID(first << 32 | second << 16 | third, fourth << 48 | fifth);
    }

    /** The number the digits form; negative if one of them is no digit. */
    private static long hex(char[] text, int from, int count) {
        long value = 0;
        int invalid = 0;
        for (int i = from; i < from + count; i++) {
            int digit = digit(text[i]);
            invalid |= digit;
            value = value << 4 | digit;
        }
        return invalid < 0 ? -1 : value;
    }

    private static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int letter = c | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }
}
