package io.remnawave.webhook.internal.json;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Reads a uuid in its one form, 8-4-4-4-12 digits. {@link UUID#fromString} alone takes {@code 1-1-1-1-1} for one. */
final class UuidText {
    private static final int LENGTH = 36;

    private static final boolean[] IS_DIGIT = new boolean[256];

    static {
        for (char digit : "0123456789abcdefABCDEF".toCharArray()) {
            IS_DIGIT[digit] = true;
        }
    }

    private UuidText() {}

    /** Whether a uuid and the end of its text stand at a place of a body. */
    static boolean isUuid(byte[] body, int at) {
        if (at + LENGTH >= body.length || body[at + LENGTH] != '"') {
            return false;
        }
        return areDigits(body, at, 8)
                && body[at + 8] == '-'
                && areDigits(body, at + 9, 4)
                && body[at + 13] == '-'
                && areDigits(body, at + 14, 4)
                && body[at + 18] == '-'
                && areDigits(body, at + 19, 4)
                && body[at + 23] == '-'
                && areDigits(body, at + 24, 12);
    }

    /** The uuid at a place where there is one. */
    static UUID read(byte[] body, int at) {
        return UUID.fromString(new String(body, at, LENGTH, StandardCharsets.ISO_8859_1));
    }

    private static boolean areDigits(byte[] body, int at, int count) {
        boolean all = true;
        for (int i = at; i < at + count; i++) {
            all &= IS_DIGIT[body[i] & 0xFF];
        }
        return all;
    }
}
