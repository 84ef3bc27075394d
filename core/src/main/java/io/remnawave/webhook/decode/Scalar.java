package io.remnawave.webhook.decode;

import com.fasterxml.jackson.core.JsonToken;
import io.remnawave.webhook.model.Secret;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads texts, numbers and booleans as what the panel means by them; what cannot be read is noted as missing. */
final class Scalar {
    // The readers that read() calls by name.
    static final ValueReader<String> TEXT = Scalar::text;
    static final ValueReader<Secret> SECRET = Scalar::secret;
    static final ValueReader<Instant> INSTANT = Scalar::instant;
    static final ValueReader<Long> INT64 = Scalar::int64;
    static final ValueReader<Integer> INT32 = Scalar::int32;
    static final ValueReader<UUID> UUID = Scalar::uuid;

    private Scalar() {}

    /**
     * Has a value read, the readers of most fields by their names: the JVM cannot inline a call through an interface that so
     * many classes implement, and decoding a user took 3 % longer by such calls alone.
     */
    static @Nullable Object read(ValueReader<?> reader, JsonCursor in) throws IOException {
        if (reader == TEXT) {
            return text(in);
        }
        if (reader == INSTANT) {
            return instant(in);
        }
        if (reader == INT64) {
            return int64(in);
        }
        if (reader == INT32) {
            return int32(in);
        }
        if (reader == SECRET) {
            return secret(in);
        }
        if (reader == UUID) {
            return uuid(in);
        }
        return reader.read(in);
    }

    static @Nullable String text(JsonCursor in) throws IOException {
        return in.isA(JsonToken.VALUE_STRING) ? in.text() : null;
    }

    /** A text that is probably one of {@link KnownTexts}. */
    static @Nullable String knownText(JsonCursor in) throws IOException {
        if (!in.isA(JsonToken.VALUE_STRING)) {
            return null;
        }
        String known = KnownTexts.find(in.characters(), in.offset(), in.length());
        return known != null ? known : in.text();
    }

    /** A text of an open enumeration. */
    static <T> ValueReader<T> value(Function<String, T> of) {
        return in -> {
            String text = knownText(in);
            return text == null ? null : of.apply(text);
        };
    }

    static @Nullable Secret secret(JsonCursor in) throws IOException {
        return in.isA(JsonToken.VALUE_STRING) ? Secret.of(in.text()) : null;
    }

    static @Nullable UUID uuid(JsonCursor in) throws IOException {
        return in.isA(JsonToken.VALUE_STRING) ? in.noteIfNull(UuidText.parse(in.body(), in.startOfText())) : null;
    }

    static @Nullable Instant instant(JsonCursor in) throws IOException {
        if (!in.isA(JsonToken.VALUE_STRING)) {
            return null;
        }
        Instant instant = InstantText.parsePanelForm(in.body(), in.startOfText());
        return instant != null ? instant : in.noteIfNull(InstantText.parseAnyForm(in.text()));
    }

    /** Whole seconds since 1970. */
    static @Nullable Instant epochSecond(JsonCursor in) throws IOException {
        Long seconds = int64(in);
        return seconds == null ? null : in.noteIfNull(InstantText.ofEpochSecond(seconds));
    }

    static @Nullable Boolean bool(JsonCursor in) throws IOException {
        if (in.is(JsonToken.VALUE_TRUE)) {
            return true;
        }
        return in.isA(JsonToken.VALUE_FALSE) ? false : null;
    }

    /** A whole number, sent as a number or as text, cut towards zero and saturated. */
    static @Nullable Long int64(JsonCursor in) throws IOException {
        return isNumber(in) || in.isA(JsonToken.VALUE_STRING)
                ? in.noteIfNull(NumberText.parseLong(in.characters(), in.offset(), in.length()))
                : null;
    }

    /** A whole number, sent as a number or as text, cut towards zero and saturated. */
    static @Nullable Integer int32(JsonCursor in) throws IOException {
        Long value = int64(in);
        return value == null ? null : NumberText.saturatedInt(value);
    }

    static @Nullable Double float64(JsonCursor in) throws IOException {
        return isNumber(in) || in.isA(JsonToken.VALUE_NUMBER_FLOAT) ? (Double) in.number() : null;
    }

    /** A factor: plain when it is a number (panel 2.5.0 and later), in nano units when it is text. */
    static @Nullable BigDecimal multiplier(JsonCursor in) throws IOException {
        if (isNumber(in)) {
            return in.noteIfNull(NumberText.parseDecimal(in.characters(), in.offset(), in.length()));
        }
        return in.isA(JsonToken.VALUE_STRING)
                ? in.noteIfNull(NumberText.parseNano(in.characters(), in.offset(), in.length()))
                : null;
    }

    /** Seconds, sent as a number, which may have a fraction, or as text. */
    static @Nullable Duration seconds(JsonCursor in) throws IOException {
        if (in.is(JsonToken.VALUE_NUMBER_FLOAT)) {
            return in.noteIfNull(NumberText.parseSeconds(in.characters(), in.offset(), in.length()));
        }
        Long seconds = int64(in);
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    private static boolean isNumber(JsonCursor in) {
        return in.is(JsonToken.VALUE_NUMBER_INT) || in.is(JsonToken.VALUE_NUMBER_FLOAT);
    }
}
