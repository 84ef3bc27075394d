package io.remnawave.webhook.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a point in time.
 *
 * <p>Panels write {@code 2026-03-04T05:06:07.089Z}, eight times in an event about a user. {@link Instant#parse} takes
 * 570 to 810 ns and 1.6 KB for one of them, so that form is read eight bytes at a time from where it stands; any other
 * form is left to the library.
 */
final class InstantText {
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    static final int PANEL_FORM_LENGTH = "yyyy-MM-ddTHH:mm:ss.SSSZ".length();
    private static final int LONGEST_SENSIBLE = 64;

    /** With an offset, {@code Z}, {@code +03:00}, {@code +0300} or {@code +03}, or without. The library's own lacks one. */
    private static final DateTimeFormatter ANY_FORM = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HHMM", "+0000")
            .optionalEnd()
            .optionalStart()
            .parseLenient()
            .appendOffsetId()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    // The three parts of the form, with zeros for the digits; and a byte of ones for each separator.
    private static final long DATE_FORM = 0x30303030_2D30302DL; // yyyy-MM-
    private static final long DATE_SEPARATORS = 0x00000000_FF0000FFL;
    private static final long TIME_FORM = 0x30305430_303A3030L; // ddTHH:mm
    private static final long TIME_SEPARATORS = 0x0000FF00_00FF0000L;
    private static final long FRACTION_FORM = 0x3A30302E_3030305AL; // :ss.SSSZ
    private static final long FRACTION_SEPARATORS = 0xFF0000FF_000000FFL;

    private static final long HIGH_NIBBLES = 0xF0F0F0F0_F0F0F0F0L;
    private static final long SIXES = 0x06060606_06060606L;

    /** One turn of the calendar, so that the year before the year 0 is not negative. */
    private static final int YEARS_AHEAD = 400;

    private static final int DAYS_FROM_MARCH_TO_1970 = 719_468 + 146_097;

    private InstantText() {}

    /** The instant at a place of a body that begins a text; null if the text has not exactly the form of the panel. */
    static @Nullable Instant parsePanelForm(byte[] body, int at) {
        if (at + PANEL_FORM_LENGTH >= body.length || body[at + PANEL_FORM_LENGTH] != '"') {
            return null;
        }
        long date = (long) EIGHT_BYTES.get(body, at) ^ DATE_FORM;
        long time = (long) EIGHT_BYTES.get(body, at + 8) ^ TIME_FORM;
        long fraction = (long) EIGHT_BYTES.get(body, at + 16) ^ FRACTION_FORM;
        if ((faults(date, DATE_SEPARATORS) | faults(time, TIME_SEPARATORS) | faults(fraction, FRACTION_SEPARATORS))
                != 0) {
            return null;
        }
        long datePairs = pairs(date);
        long timePairs = pairs(time);
        long fractionPairs = pairs(fraction);
        int year = pairUpTo(1, datePairs) * 100 + pairUpTo(3, datePairs);
        int month = pairUpTo(6, datePairs);
        int day = pairUpTo(1, timePairs);
        int hour = pairUpTo(4, timePairs);
        int minute = pairUpTo(7, timePairs);
        int second = pairUpTo(2, fractionPairs);
        int millis = pairUpTo(5, fractionPairs) * 10 + (int) (fraction >>> 8 & 0xF);
        if (month < 1
                || month > 12
                || day < 1
                || day > lengthOfMonth(year, month)
                || hour > 23
                || minute > 59
                || second > 59) {
            return null;
        }
        long seconds = epochDay(year, month, day) * 86_400L + hour * 3_600L + minute * 60L + second;
        return Instant.ofEpochSecond(seconds, millis * 1_000_000L);
    }

    /** The instant of a text; null if it is none. A time without a zone is taken as UTC. */
    static @Nullable Instant parseAnyForm(String text) {
        if (text.length() > LONGEST_SENSIBLE) {
            return null;
        }
        try {
            TemporalAccessor time = ANY_FORM.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime zoned
                    ? zoned.toInstant()
                    : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    /** The instant; null if it is beyond what an Instant can hold. */
    static @Nullable Instant ofEpochSecond(long seconds) {
        return seconds < Instant.MIN.getEpochSecond() || seconds > Instant.MAX.getEpochSecond()
                ? null
                : Instant.ofEpochSecond(seconds);
    }

    /**
     * Zero if eight bytes are as a form demands, once they are combined with it: nothing is left of separators, and of a
     * digit its value, which stays below 16 when 6 is added.
     */
    private static long faults(long bytes, long separators) {
        return (bytes | (bytes + (SIXES & ~separators))) & (HIGH_NIBBLES | separators);
    }

    /** In the place of each digit the number that it forms with the digit before it. */
    private static long pairs(long digits) {
        return digits + (digits >>> 8) * 10;
    }

    private static int pairUpTo(int place, long pairs) {
        return (int) (pairs >>> (56 - 8 * place)) & 0xFF;
    }

    private static int lengthOfMonth(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** Days since 1970-01-01, with years that begin in March so that the leap day comes last. */
    private static int epochDay(int year, int month, int day) {
        int y = (month > 2 ? year : year - 1) + YEARS_AHEAD;
        int monthFromMarch = month > 2 ? month - 3 : month + 9;
        return 365 * y + y / 4 - y / 100 + y / 400 + (153 * monthFromMarch + 2) / 5 + day - 1 - DAYS_FROM_MARCH_TO_1970;
    }
}
