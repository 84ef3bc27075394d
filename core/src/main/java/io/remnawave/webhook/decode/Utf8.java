package io.remnawave.webhook.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * What the parser does not check of UTF-8: it lets overlong forms pass, values beyond Unicode and, in texts that it skips,
 * surrogates. Each of them shows in the first two bytes of a character; that a character is complete, the parser sees.
 */
final class Utf8 {
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x80808080_80808080L;
    private static final long LOW_BITS = 0x01010101_01010101L;
    private static final long C0_OR_C1 = 0xC0C0C0C0_C0C0C0C0L;

    /** The first bytes that are wrong, or may be with the byte after them: C0, C1, E0, ED, F0 and F4 to FF. */
    private static final long SUSPECTS = 0xFFF1_2001_0000_0003L;

    private static final byte FIRST_OF_CHARACTER = (byte) 0xC0;

    private static final int BLOCK = 4 * Long.BYTES;

    private Utf8() {}

    /** Whether there is a character that UTF-8 forbids. */
    static boolean hasForbiddenCharacter(byte[] text) {
        int at = 0;
        for (; at <= text.length - BLOCK; at += BLOCK) {
            long first = (long) EIGHT_BYTES.get(text, at);
            long second = (long) EIGHT_BYTES.get(text, at + 8);
            long third = (long) EIGHT_BYTES.get(text, at + 16);
            long fourth = (long) EIGHT_BYTES.get(text, at + 24);
            if (((first | second | third | fourth) & HIGH_BITS) != 0
                    && (isForbidden(first, text, at)
                            || isForbidden(second, text, at + 8)
                            || isForbidden(third, text, at + 16)
                            || isForbidden(fourth, text, at + 24))) {
                return true;
            }
        }
        return hasForbiddenCharacter(text, at, text.length);
    }

    private static boolean isForbidden(long bytes, byte[] text, int at) {
        return hasSuspect(bytes) && hasForbiddenCharacter(text, at, at + Long.BYTES);
    }

    /** Whether one of eight bytes is C0 or C1, or E0 or more; true for some other bytes, too. */
    private static boolean hasSuspect(long bytes) {
        long withoutLowBits = (bytes ^ C0_OR_C1) & ~LOW_BITS;
        long zeros = (withoutLowBits - LOW_BITS) & ~withoutLowBits;
        long threeHighBits = bytes & (bytes << 1) & (bytes << 2);
        return ((zeros | threeHighBits) & HIGH_BITS) != 0;
    }

    private static boolean hasForbiddenCharacter(byte[] text, int from, int to) {
        for (int at = from; at < to; at++) {
            byte first = text[at];
            if (first < 0
                    && (SUSPECTS >>> first & 1) != 0
                    && first >= FIRST_OF_CHARACTER
                    && isForbidden(first & 0xFF, at + 1 < text.length ? text[at + 1] & 0xFF : 0)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isForbidden(int first, int second) {
        return switch (first) {
            case 0xE0 -> second < 0xA0;
            case 0xED -> second > 0x9F;
            case 0xF0 -> second < 0x90;
            case 0xF4 -> second > 0x8F;
            default -> true;
        };
    }
}
