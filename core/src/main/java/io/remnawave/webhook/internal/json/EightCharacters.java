package io.remnawave.webhook.internal.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A pattern of eight characters: digits, and characters that must be as they are. It is compared in one step, since a
 * body has some 400 characters of dates and identifiers, each of which is checked. A record, whose fields the JIT takes for
 * constants.
 *
 * @param toZero makes a zero of each character that must be as it is, if it is
 * @param fixed all bits of those
 * @param hexadecimal whether the others are hexadecimal digits, of either case
 */
record EightCharacters(long toZero, long fixed, boolean hexadecimal) {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x01010101_01010101L;
    private static final long HIGH_BITS = 0x80808080_80808080L;
    private static final long ZEROS = '0' * ONES;
    private static final long HIGH_HALVES = 0xF0F0F0F0_F0F0F0F0L;
    private static final long SIX_EACH = 6 * ONES;
    private static final long LOWER_CASE = 0x20 * ONES;

    /** @param pattern eight characters of ASCII, {@code 0} for any digit; or {@code x}, for any hexadecimal one */
    static EightCharacters of(String pattern) {
        byte[] zeroed = pattern.replace('x', '0').getBytes(US_ASCII);
        byte[] fixedPlaces = new byte[Long.BYTES];
        for (int i = 0; i < fixedPlaces.length; i++) {
            fixedPlaces[i] = (byte) (zeroed[i] == '0' ? 0 : 0xFF);
        }
        return new EightCharacters(load(zeroed, 0) ^ ZEROS, load(fixedPlaces, 0), pattern.indexOf('x') >= 0);
    }

    /** Whether the eight characters at a place are of this form. */
    boolean fit(byte[] text, int at) {
        long digits = load(text, at) ^ toZero;
        return ((digits ^ ZEROS) & fixed) == 0 && (hexadecimal ? areHexadecimal(digits) : areDecimal(digits));
    }

    private static boolean areDecimal(long digits) {
        return (digits & HIGH_HALVES) == ZEROS && ((digits + SIX_EACH) & HIGH_HALVES) == ZEROS;
    }

    private static boolean areHexadecimal(long digits) {
        long areIn = between('0', digits, '9') | between('a', digits | LOWER_CASE, 'f');
        return (areIn & ~digits & HIGH_BITS) == HIGH_BITS;
    }

    /** The high bits of the bytes within a range, if all bytes are ASCII. */
    private static long between(char least, long bytes, char most) {
        return (bytes + (0x80 - least) * ONES) & ~(bytes + (0x7F - most) * ONES);
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
