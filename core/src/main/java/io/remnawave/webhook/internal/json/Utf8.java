package io.remnawave.webhook.internal.json;

/**
 * Checks UTF-8. The parser lets overlong forms pass, values beyond Unicode and, in texts that it skips, surrogates; and a
 * field that is never asked for is never made into a String, so nobody else would look.
 */
final class Utf8 {
    private static final long HIGH_BITS = 0x80808080_80808080L;

    private Utf8() {}

    /** Whether a text is UTF-8 from its first to its last byte. */
    static boolean isValid(byte[] text) {
        int at = endOfAscii(text, 0);
        while (at < text.length) {
            int length = lengthOfCharacter(text, at);
            if (length == 0) {
                return false;
            }
            at += length;
            if (at < text.length && text[at] >= 0) {
                at = endOfAscii(text, at);
            }
        }
        return true;
    }

    /** Where the first byte from a place on stands that is not ASCII; the end of the text if there is none. */
    private static int endOfAscii(byte[] text, int from) {
        int at = from;
        while (at + 4 * Long.BYTES <= text.length && areAscii(text, at)) {
            at += 4 * Long.BYTES;
        }
        while (at + Long.BYTES <= text.length) {
            long high = EightCharacters.load(text, at) & HIGH_BITS;
            if (high != 0) {
                return at + EightCharacters.indexOfFirst(high);
            }
            at += Long.BYTES;
        }
        while (at < text.length && text[at] >= 0) {
            at++;
        }
        return at;
    }

    /** Whether the next 32 bytes are ASCII: most of a body is, and this takes a third of the time of four looks. */
    private static boolean areAscii(byte[] text, int at) {
        long all = EightCharacters.load(text, at)
                | EightCharacters.load(text, at + Long.BYTES)
                | EightCharacters.load(text, at + 2 * Long.BYTES)
                | EightCharacters.load(text, at + 3 * Long.BYTES);
        return (all & HIGH_BITS) == 0;
    }

    /** How many bytes the character beyond ASCII has that begins at a place; 0 if none does. */
    private static int lengthOfCharacter(byte[] text, int at) {
        int first = text[at] & 0xFF;
        int second = at + 1 < text.length ? text[at + 1] & 0xFF : 0;
        if (first < 0xC2) {
            return 0;
        }
        if (first < 0xE0) {
            return isBetween(0x80, second, 0xBF) ? 2 : 0;
        }
        if (first < 0xF0) {
            int least = first == 0xE0 ? 0xA0 : 0x80;
            int most = first == 0xED ? 0x9F : 0xBF;
            return isBetween(least, second, most) && isContinued(text, at + 2) ? 3 : 0;
        }
        int least = first == 0xF0 ? 0x90 : 0x80;
        int most = first == 0xF4 ? 0x8F : 0xBF;
        return first < 0xF5 && isBetween(least, second, most) && isContinued(text, at + 2) && isContinued(text, at + 3)
                ? 4
                : 0;
    }

    private static boolean isContinued(byte[] text, int at) {
        return at < text.length && isBetween(0x80, text[at] & 0xFF, 0xBF);
    }

    private static boolean isBetween(int least, int value, int most) {
        return value >= least && value <= most;
    }
}
