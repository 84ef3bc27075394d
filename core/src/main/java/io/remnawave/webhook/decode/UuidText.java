package io.remnawave.webhook.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads a uuid from where it stands in a body, eight digits at a time. {@link UUID#fromString} needs a String, and takes
 * {@code 1-1-1-1-1} for a uuid.
 */
final class UuidText {
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle FOUR_BYTES = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int LENGTH = 36;

    private static final long EACH = 0x01010101_01010101L;
    private static final long LOW_NIBBLES = 0x0F * EACH;

    private UuidText() {}

    /** The uuid at a place of a body that begins a text; null if the text is none in the form 8-4-4-4-12. */
    static @Nullable UUID parse(byte[] body, int at) {
        if (at + LENGTH >= body.length
                || body[at + LENGTH] != '"'
                || body[at + 8] != '-'
                || body[at + 13] != '-'
                || body[at + 18] != '-'
                || body[at + 23] != '-') {
            return null;
        }
        long first = hex((long) EIGHT_BYTES.get(body, at));
        long second = hex(eightBytes(body, at + 9, at + 14));
        long third = hex(eightBytes(body, at + 19, at + 24));
        long fourth = hex((long) EIGHT_BYTES.get(body, at + 28));
        return (first | second | third | fourth) < 0 ? null : new UUID((first << 32) | second, (third << 32) | fourth);
    }

    private static long eightBytes(byte[] body, int four, int fourMore) {
        return ((long) (int) FOUR_BYTES.get(body, four) << 32) | ((int) FOUR_BYTES.get(body, fourMore) & 0xFFFF_FFFFL);
    }

    /** The number that eight digits form; negative if one of them is no digit. */
    private static long hex(long digits) {
        long letters = (digits >>> 6) & EACH;
        long nibbles = (digits & LOW_NIBBLES) + 9 * letters;
        if ((nibbles & ~LOW_NIBBLES) != 0 || lowerCase(nibbles) != (digits | (letters << 5))) {
            return -1;
        }
        long bytes = (nibbles | (nibbles >>> 4)) & 0x00FF00FF_00FF00FFL;
        long shorts = (bytes | (bytes >>> 8)) & 0x0000FFFF_0000FFFFL;
        return (shorts | (shorts >>> 16)) & 0xFFFF_FFFFL;
    }

    /** The lower-case digits of eight values below 16: what was read is a number if writing it gives it back. */
    private static long lowerCase(long nibbles) {
        long aboveNine = ((nibbles + 0x76 * EACH) >>> 7) & EACH;
        return nibbles + '0' * EACH + ('a' - '9' - 1) * aboveNine;
    }
}
