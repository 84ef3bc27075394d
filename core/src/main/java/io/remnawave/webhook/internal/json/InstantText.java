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
    private static final String PANEL_FORM = "dddd-dd-ddTdd:dd:dd.dddZ";
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

    private InstantText() {}

    /** Whether an instant in exactly the form of the panel and the end of its text stand at a place of a body. */
    static boolean isPanelForm(byte[] body, int at) {
        int end = at + PANEL_FORM.length();
        if (end >= body.length || body[end] != '"') {
            return false;
        }
        for (int i = 0; i < PANEL_FORM.length(); i++) {
            char form = PANEL_FORM.charAt(i);
            byte b = body[at + i];
            if (form == 'd' ? b < '0' || b > '9' : b != form) {
                return false;
            }
        }
        int month = number(body, at + 5, 2);
        int day = number(body, at + 8, 2);
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= Month.of(month).length(IsoChronology.INSTANCE.isLeapYear(number(body, at, 4)))
                && number(body, at + 11, 2) < 24
                && number(body, at + 14, 2) < 60
                && number(body, at + 17, 2) < 60;
    }

    /** The instant at a place where there is one in the form of the panel. */
    static Instant readPanelForm(byte[] body, int at) {
        LocalDate date = LocalDate.of(number(body, at, 4), number(body, at + 5, 2), number(body, at + 8, 2));
        long seconds = date.toEpochDay() * 86_400L
                + number(body, at + 11, 2) * 3_600L
                + number(body, at + 14, 2) * 60L
                + number(body, at + 17, 2);
        return Instant.ofEpochSecond(seconds, number(body, at + 20, 3) * 1_000_000L);
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

    private static int number(byte[] body, int at, int digits) {
        int number = 0;
        for (int i = at; i < at + digits; i++) {
            number = number * 10 + body[i] - '0';
        }
        return number;
    }
}
