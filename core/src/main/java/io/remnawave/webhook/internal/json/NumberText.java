package io.remnawave.webhook.internal.json;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers that JavaScript wrote.
 *
 * <p>A 64-bit counter comes as a text of digits (raw database value) or as a number that was a double on its way, which
 * can be larger than a {@code long}: {@code 9223372036854776000}. What does not fit saturates.
 */
final class NumberText {
    /** No exponent that makes sense needs more; beyond it a BigDecimal is a bomb for whoever expands it. */
    private static final int MOST_DIGITS = 64;

    private static final int FITS_A_LONG = 18;
    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(1_000_000_000_000L);
    private static final int NANO_DIGITS = 9;

    private NumberText() {}

    /** A whole number, cut towards zero and saturated; null if the text is no number. */
    static @Nullable Long parseLong(String text) {
        if (text.isEmpty() || text.length() > Json.MAX_NUMBER_LENGTH + (text.startsWith("-") ? 1 : 0)) {
            return null;
        }
        BigDecimal value = decimalOrNull(text);
        return value == null ? null : saturate(value);
    }

    /**
     * The number that stands at a place of a body in digits alone, with or without a minus, and few enough for a long; null if
     * it is written in another way, or does not end where its digits do.
     *
     * @param isText whether it stands in quotes, whose first is before the place
     */
    static @Nullable Long plain(byte[] body, int at, boolean isText) {
        int first = at < body.length && body[at] == '-' ? at + 1 : at;
        int most = Math.min(body.length, first + FITS_A_LONG + 1);
        int end = first;
        long value = 0;
        while (end < most && body[end] >= '0' && body[end] <= '9') {
            value = value * 10 + body[end] - '0';
            end++;
        }
        boolean isWhole = end > first && end < most && (isText ? body[end] == '"' : !JsonText.isOfNumber(body[end]));
        return isWhole ? Long.valueOf(first == at ? value : -value) : null;
    }

    /** Whether the number whose first character stands at a place of a body is short and has no exponent. */
    static boolean isShort(byte[] body, int at) {
        int most = Math.min(body.length, at + FITS_A_LONG);
        int end = at + 1;
        while (end < most && ((body[end] >= '0' && body[end] <= '9') || body[end] == '.')) {
            end++;
        }
        return end < most && body[end] != 'e' && body[end] != 'E';
    }

    /** The whole part of a number, saturated. */
    static long saturate(BigDecimal value) {
        if (value.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) >= 0) {
            return Long.MAX_VALUE;
        }
        if (value.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) <= 0) {
            return Long.MIN_VALUE;
        }
        return value.longValue();
    }

    static int saturatedInt(long value) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
    }

    /** Seconds with a fraction down to the nanosecond; null if the text is no number of sensible size. */
    static @Nullable Duration parseSeconds(String text) {
        BigDecimal seconds = parseDecimal(text);
        if (seconds == null || seconds.abs().compareTo(MOST_SECONDS) > 0) {
            return null;
        }
        BigDecimal fraction = seconds.remainder(BigDecimal.ONE);
        return Duration.ofSeconds(
                seconds.longValue(), fraction.movePointRight(NANO_DIGITS).longValue());
    }

    /** A number in nano units, as panels before 2.5.0 send multipliers: {@code 1500000000} is 1.5. With a point it is in none. */
    static @Nullable BigDecimal parseNano(String text) {
        BigDecimal value = parseDecimal(text);
        return value == null || text.indexOf('.') >= 0 ? value : normalise(value.movePointLeft(NANO_DIGITS));
    }

    /** A number in its shortest form, so that equal numbers are equal; null if it is none or has too many digits. */
    static @Nullable BigDecimal parseDecimal(String text) {
        BigDecimal value = text.length() > MOST_DIGITS ? null : decimalOrNull(text);
        return value == null
                        || Math.abs((long) value.precision() - value.scale()) > MOST_DIGITS
                        || value.scale() > MOST_DIGITS
                ? null
                : normalise(value);
    }

    private static BigDecimal normalise(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static @Nullable BigDecimal decimalOrNull(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }
}
