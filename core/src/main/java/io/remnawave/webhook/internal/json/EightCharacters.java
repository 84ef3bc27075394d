package io.remnawave.webhook.internal.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A pattern of eight characters: digits, and characters that must be as they are. It is compared in one step, since a
 * body has some 200 characters of dates and identifiers, each of which is checked.
 */
final class EightCharacters {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ZEROS = 0x30303030_30303030L;
    private static final long HIGH_HALVES = 0xF0F0F0F0_F0F0F0F0L;
    private static final long SIX_EACH = 0x06060606_06060606L;

    /** Makes a zero of each character that must be as it is, if it is. */
    private final long toZero;

    private final long fixed;

    /** @param pattern eight characters of ASCII, {@code 0} for any digit */
    EightCharacters(String pattern) {
        byte[] fixedPlaces = new byte[Long.BYTES];
        for (int i = 0; i < fixedPlaces.length; i++) {
            fixedPlaces[i] = (byte) (pattern.charAt(i) == '0' ? 0 : 0xFF);
        }
        this.toZero = load(pattern.getBytes(US_ASCII), 0) ^ ZEROS;
        this.fixed = load(fixedPlaces, 0);
    }

    /** Whether the eight characters at a place are of this form. */
    boolean fit(byte[] text, int at) {
        long digits = load(text, at) ^ toZero;
        return ((digits ^ ZEROS) & fixed) == 0
                && (digits & HIGH_HALVES) == ZEROS
                && (digits + SIX_EACH & HIGH_HALVES) == ZEROS;
    }

    /** Which of eight loaded bytes is the first that is not zero. */
    static int indexOfFirst(long bytes) {
        return Long.numberOfTrailingZeros(bytes) / Byte.SIZE;
    }

    /** Eight bytes at a place, which must be there. */
    static long load(byte[] text, int at) {
        return (long) LONG.get(text, at);
    }
}
