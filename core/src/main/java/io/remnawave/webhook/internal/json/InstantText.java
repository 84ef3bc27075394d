package io.remnawave.webhook.internal.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a point in time.
 *
 * <p>Panels write {@code 2026-03-04T05:06:07.089Z}, eight times in an event about a user, and each is checked when the body
 * is decoded. {@link Instant#parse} takes 570 to 810 ns and 1.6 KB for one of them, twice as much for all as the rest of the
 * decoding, so that form is read from where it stands; any other form is left to the library.
 */
final class InstantText {
    /** How many characters an instant in the form of the panel has. */
    static final int PANEL_FORM_LENGTH = 24;

    private static final int LONGEST_SENSIBLE = 64;

    /** The form of the panel, eight characters at a time: with {@code 0} for each digit. */
    private static final EightCharacters YEAR_AND_MONTH = EightCharacters.of("0000-00-");

    private static final EightCharacters DAY_AND_MINUTE = EightCharacters.of("00T00:00");
    private static final EightCharacters SECOND = EightCharacters.of(":00.000Z");

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

    private InstantText() {}

    /** Whether an instant in exactly the form of the panel and the end of its text stand at a place of a body. */
    static boolean isPanelForm(byte[] body, int at) {
        int end = at + PANEL_FORM_LENGTH;
        if (end >= body.length
                || body[end] != '"'
                || !YEAR_AND_MONTH.fit(body, at)
                || !DAY_AND_MINUTE.fit(body, at + 8)
                || !SECOND.fit(body, at + 16)) {
            return false;
        }
        int month = two(body, at + 5);
        int day = two(body, at + 8);
        return month >= 1
                && month <= 12
                && day >= 1
                && (day <= 28 || day <= Month.of(month).length(IsoChronology.INSTANCE.isLeapYear(year(body, at))))
                && two(body, at + 11) < 24
                && two(body, at + 14) < 60
                && two(body, at + 17) < 60;
    }

    /** The instant at a place where there is one in the form of the panel. */
    static Instant readPanelForm(byte[] body, int at) {
        LocalDate date = LocalDate.of(year(body, at), two(body, at + 5), two(body, at + 8));
        long seconds = date.toEpochDay() * 86_400L
                + two(body, at + 11) * 3_600L
                + two(body, at + 14) * 60L
                + two(body, at + 17);
        return Instant.ofEpochSecond(seconds, millis(body, at + 20) * 1_000_000L);
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

    private static int year(byte[] body, int at) {
        return two(body, at) * 100 + two(body, at + 2);
    }

    private static int millis(byte[] body, int at) {
        return two(body, at) * 10 + body[at + 2] - '0';
    }

    private static int two(byte[] body, int at) {
        return (body[at] - '0') * 10 + body[at + 1] - '0';
    }
}
