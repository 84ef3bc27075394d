package io.remnawave.webhook.internal.json;

import com.fasterxml.jackson.core.JsonToken;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a value of a body can be read as: which JSON it may be, and what is made of it when it is asked for.
 *
 * <p>A value is checked when the body is decoded, by {@link #canReadAtOnce} and {@link #canRead}, so that what cannot be read is known as missing before
 * anybody asks; {@link #make} then never fails.
 */
public final class JsonType<T> {
    public static final JsonType<String> TEXT = new JsonType<>(Kind.TEXT, note -> note.text());
    public static final JsonType<UUID> UUID_TEXT =
            new JsonType<>(Kind.UUID, note -> UuidText.read(note.body, note.at + 1));
    public static final JsonType<Instant> INSTANT = new JsonType<>(Kind.INSTANT, JsonType::instant);

    /** Whole seconds since 1970. */
    public static final JsonType<Instant> EPOCH_SECOND =
            new JsonType<>(Kind.EPOCH_SECOND, note -> InstantText.ofEpochSecond(int64(note)));

    /** A whole number, sent as a number or as text, cut towards zero and saturated. */
    public static final JsonType<Long> INT64 = new JsonType<>(Kind.INT64, JsonType::int64);

    /** The same, saturated at 32 bits. */
    public static final JsonType<Integer> INT32 =
            new JsonType<>(Kind.INT64, note -> NumberText.saturatedInt(int64(note)));

    public static final JsonType<Double> FLOAT64 = new JsonType<>(Kind.FLOAT64, note -> Double.valueOf(note.number()));

    /** A factor: plain when it is a number (panel 2.5.0 and later), in nano units when it is text. */
    public static final JsonType<BigDecimal> FACTOR = new JsonType<>(Kind.FACTOR, JsonType::factor);

    /** Seconds, sent as a number, which may have a fraction, or as text. */
    public static final JsonType<Duration> SECONDS = new JsonType<>(Kind.SECONDS, JsonType::seconds);

    public static final JsonType<Boolean> BOOLEAN =
            new JsonType<>(Kind.BOOLEAN, note -> note.token == JsonToken.VALUE_TRUE);

    /** An object that is left as it stands. */
    public static final JsonType<RawJson> RAW = new JsonType<>(Kind.RAW, note -> new RawJson(note.body, note.at));

    /** An object that has no type of its own: its fields belong to the object around it. */
    static final JsonType<Object> NESTED = new JsonType<>(Kind.OBJECT, note -> null);

    enum Kind {
        TEXT,
        UUID,
        INSTANT,
        EPOCH_SECOND,
        INT64,
        FLOAT64,
        FACTOR,
        SECONDS,
        BOOLEAN,
        RAW,
        OBJECT,
        LIST
    }

    /** What was noted of a value: its JSON type, its place, and, of an object or array, what was noted in it. */
    private static final class Note {
        private final JsonToken token;
        private final byte[] body;
        private final int at;
        private final @Nullable Object child;

        Note(JsonToken token, byte[] body, int at, @Nullable Object child) {
            this.token = token;
            this.body = body;
            this.at = at;
            this.child = child;
        }

        String text() {
            return JsonText.text(body, at);
        }

        String number() {
            return JsonText.number(body, at);
        }

        /** The characters of a number, whether it was sent as one or as text. */
        String digits() {
            return token == JsonToken.VALUE_STRING ? text() : number();
        }
    }

    final Kind kind;
    private final Function<Note, @Nullable T> maker;
    private final @Nullable Class<?> objectType;
    private final @Nullable JsonType<?> element;

    private JsonType(Kind kind, Function<Note, @Nullable T> maker) {
        this(kind, maker, null, null);
    }

    private JsonType(
            Kind kind,
            Function<Note, @Nullable T> maker,
            @Nullable Class<?> objectType,
            @Nullable JsonType<?> element) {
        this.kind = kind;
        this.maker = maker;
        this.objectType = objectType;
        this.element = element;
    }

    /** An object that has a table of fields. */
    public static <O> JsonType<O> object(Class<O> type) {
        return new JsonType<>(Kind.OBJECT, note -> madeBy(type, note.child), type, null);
    }

    /** An array; elements that cannot be read are left out of the list, which is unmodifiable. */
    public static <E> JsonType<List<E>> listOf(JsonType<E> element) {
        return new JsonType<>(Kind.LIST, note -> list(element, note), null, element);
    }

    /** A list of objects that have a table of fields. */
    public static <O> JsonType<List<O>> listOf(Class<O> type) {
        return listOf(object(type));
    }

    /** The same JSON, made into something else. */
    public <R> JsonType<R> as(Function<T, R> conversion) {
        return new JsonType<>(
                kind,
                note -> {
                    T value = maker.apply(note);
                    return value == null ? null : conversion.apply(value);
                },
                objectType,
                element);
    }

    /** The type whose table says what is in the object, or in the objects of the list; null if there is none. */
    @Nullable
    Class<?> objectType() {
        return element != null ? element.objectType : objectType;
    }

    boolean isList() {
        return element != null;
    }

    /** The type of the elements of a list. */
    JsonType<?> element() {
        return Objects.requireNonNull(element);
    }

    @Nullable
    T make(JsonToken token, byte[] body, int at, @Nullable Object child) {
        return maker.apply(new Note(token, body, at, child));
    }

    /** The value as a mapper writes it, masked: a text, a number, a boolean, a list or a map. */
    @Nullable
    Object json(JsonToken token, byte[] body, int at, @Nullable Object child) {
        if (kind == Kind.OBJECT && objectType != null && child instanceof Values<?> values) {
            return jsonOf(Fields.of(objectType), values);
        }
        if (element != null && child instanceof ElementNotes notes) {
            List<@Nullable Object> list = new ArrayList<>();
            for (int i = 0; i < notes.size(); i++) {
                list.add(element.json(notes.token(i), body, notes.at(i), notes.child(i)));
            }
            return Collections.unmodifiableList(list);
        }
        Object value = make(token, body, at, child);
        return value instanceof Number || value instanceof Boolean || value == null ? value : value.toString();
    }

    private static <O> Object jsonOf(Fields<O> fields, Values<?> values) {
        return fields.toMap(values.as(fields));
    }

    /** Whether a value is of this type as nearly all are, which takes no look into its text. */
    boolean canReadAtOnce(JsonToken token, byte[] body, int at) {
        return switch (kind) {
            case TEXT -> token == JsonToken.VALUE_STRING;
            case UUID -> token == JsonToken.VALUE_STRING && UuidText.isUuid(body, at + 1);
            case INSTANT -> token == JsonToken.VALUE_STRING && InstantText.isPanelForm(body, at + 1);
            case INT64, SECONDS -> token == JsonToken.VALUE_NUMBER_INT;
            case FLOAT64 -> token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
            case BOOLEAN -> token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE;
            case EPOCH_SECOND, FACTOR, RAW, OBJECT, LIST -> false;
        };
    }

    /** Whether a text, which is known to end, or a number can be read as this type although it is not as nearly all are. */
    boolean canRead(JsonToken token, byte[] body, int at) {
        if (token != JsonToken.VALUE_STRING
                && token != JsonToken.VALUE_NUMBER_INT
                && token != JsonToken.VALUE_NUMBER_FLOAT) {
            return false;
        }
        Note note = new Note(token, body, at, null);
        return switch (kind) {
            case INSTANT -> token == JsonToken.VALUE_STRING && InstantText.parseAnyForm(note.text()) != null;
            case INT64 -> NumberText.parseLong(note.digits()) != null;
            case EPOCH_SECOND -> {
                Long seconds = NumberText.parseLong(note.digits());
                yield seconds != null && InstantText.ofEpochSecond(seconds) != null;
            }
            case FACTOR -> factor(note) != null;
            case SECONDS -> seconds(note) != null;
            case TEXT, UUID, FLOAT64, BOOLEAN, RAW, OBJECT, LIST -> false;
        };
    }

    private static Instant instant(Note note) {
        return InstantText.isPanelForm(note.body, note.at + 1)
                ? InstantText.readPanelForm(note.body, note.at + 1)
                : checked(InstantText.parseAnyForm(note.text()));
    }

    private static Long int64(Note note) {
        return checked(NumberText.parseLong(note.digits()));
    }

    private static @Nullable BigDecimal factor(Note note) {
        return note.token == JsonToken.VALUE_STRING
                ? NumberText.parseNano(note.text())
                : NumberText.parseDecimal(note.number());
    }

    private static @Nullable Duration seconds(Note note) {
        if (note.token == JsonToken.VALUE_NUMBER_FLOAT) {
            return NumberText.parseSeconds(note.number());
        }
        Long seconds = NumberText.parseLong(note.digits());
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    private static <O> @Nullable O madeBy(Class<O> type, @Nullable Object child) {
        Fields<O> fields = Fields.of(type);
        return child instanceof Values<?> values ? fields.make(values.as(fields)) : null;
    }

    private static <E> List<E> list(JsonType<E> element, Note note) {
        List<E> list = new ArrayList<>();
        if (note.child instanceof ElementNotes notes) {
            for (int i = 0; i < notes.size(); i++) {
                list.add(checked(element.make(notes.token(i), note.body, notes.at(i), notes.child(i))));
            }
        }
        return List.copyOf(list);
    }

    /** What was checked when the body was decoded. */
    private static <V> V checked(@Nullable V value) {
        if (value == null) {
            throw new IllegalStateException("The array of a body was changed after the event was decoded from it");
        }
        return value;
    }
}
