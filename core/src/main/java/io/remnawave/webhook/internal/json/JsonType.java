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
 * <p>A value is checked when the body is decoded, by {@link #canReadAtOnce} and {@link #canRead}, so that what cannot be read is
 * known as missing before anybody asks; {@link #make} then never fails.
 */
public final class JsonType<T> {
    public static final JsonType<String> TEXT =
            new JsonType<>(Kind.TEXT, (token, in, at, child) -> JsonText.text(in.body(), at));
    public static final JsonType<UUID> UUID_TEXT =
            new JsonType<>(Kind.UUID, (token, in, at, child) -> UuidText.read(in.body(), at + 1));
    public static final JsonType<Instant> INSTANT = new JsonType<>(Kind.INSTANT, JsonType::instant);

    /** Whole seconds since 1970. */
    public static final JsonType<Instant> EPOCH_SECOND = new JsonType<>(
            Kind.EPOCH_SECOND, (token, in, at, child) -> InstantText.ofEpochSecond(int64(token, in, at, child)));

    /** A whole number, sent as a number or as text, cut towards zero and saturated. */
    public static final JsonType<Long> INT64 = new JsonType<>(Kind.INT64, JsonType::int64);

    /** The same, saturated at 32 bits. */
    public static final JsonType<Integer> INT32 =
            new JsonType<>(Kind.INT64, (token, in, at, child) -> NumberText.saturatedInt(int64(token, in, at, child)));

    public static final JsonType<Double> FLOAT64 =
            new JsonType<>(Kind.FLOAT64, (token, in, at, child) -> float64(token, in.body(), at));

    /** A factor: plain when it is a number (panel 2.5.0 and later), in nano units when it is text. */
    public static final JsonType<BigDecimal> FACTOR =
            new JsonType<>(Kind.FACTOR, (token, in, at, child) -> factor(token, in.body(), at));

    /** Seconds, sent as a number, which may have a fraction, or as text. */
    public static final JsonType<Duration> SECONDS =
            new JsonType<>(Kind.SECONDS, (token, in, at, child) -> seconds(token, in.body(), at));

    public static final JsonType<Boolean> BOOLEAN =
            new JsonType<>(Kind.BOOLEAN, (token, in, at, child) -> token == JsonToken.VALUE_TRUE);

    /** An object that is left as it stands. */
    public static final JsonType<RawJson> RAW =
            new JsonType<>(Kind.RAW, (token, in, at, child) -> new RawJson(in.body(), at));

    /** The same, or an array. */
    public static final JsonType<RawJson> RAW_CONTAINER =
            new JsonType<>(Kind.RAW_CONTAINER, (token, in, at, child) -> new RawJson(in.body(), at));

    /** An object that has no type of its own: its fields belong to the object around it. */
    static final JsonType<Object> NESTED = new JsonType<>(Kind.OBJECT, (token, in, at, child) -> null);

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
        RAW_CONTAINER,
        OBJECT,
        LIST
    }

    /** Makes the value that was noted: of its JSON type, its place, and, of an object or array, what was noted in it. */
    @FunctionalInterface
    private interface Maker<T> {
        @Nullable
        T make(JsonToken token, Values<?> in, int at, int child);
    }

    /**
     * Makes an object of its row, with a table that is looked up once, when it is needed: types may refer to each other in a
     * circle. Two threads may both look it up; it is the same.
     */
    private static final class ObjectMaker<O> implements Maker<O> {
        private final Class<O> type;
        private @Nullable Fields<O> fields;

        ObjectMaker(Class<O> type) {
            this.type = type;
        }

        @Override
        public @Nullable O make(JsonToken token, Values<?> in, int at, int child) {
            if (child == 0) {
                return null;
            }
            Fields<O> known = fields;
            if (known == null) {
                known = Fields.of(type);
                fields = known;
            }
            return known.make(in.at(child));
        }
    }

    final Kind kind;
    private final Maker<T> maker;
    private final @Nullable Class<?> objectType;
    private final @Nullable JsonType<?> element;

    private JsonType(Kind kind, Maker<T> maker) {
        this(kind, maker, null, null);
    }

    private JsonType(Kind kind, Maker<T> maker, @Nullable Class<?> objectType, @Nullable JsonType<?> element) {
        this.kind = kind;
        this.maker = maker;
        this.objectType = objectType;
        this.element = element;
    }

    /** An object that has a table of fields. */
    public static <O> JsonType<O> object(Class<O> type) {
        return new JsonType<>(Kind.OBJECT, new ObjectMaker<>(type), type, null);
    }

    /**
     * An array. Elements that cannot be read are left out of the list, which is unmodifiable; an array of which none can be read
     * is unusable.
     */
    public static <E> JsonType<List<E>> listOf(JsonType<E> element) {
        return new JsonType<>(Kind.LIST, (token, in, at, child) -> list(element, in, child), null, element);
    }

    /** A list of objects that have a table of fields. */
    public static <O> JsonType<List<O>> listOf(Class<O> type) {
        return listOf(object(type));
    }

    /** The same JSON, made into something else. */
    public <R> JsonType<R> as(Function<T, R> conversion) {
        return new JsonType<>(
                kind,
                (token, in, at, child) -> {
                    T value = maker.make(token, in, at, child);
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
    T make(JsonToken token, Values<?> in, int at, int child) {
        return maker.make(token, in, at, child);
    }

    /** The value as a mapper writes it, masked: a text, a number, a boolean, a list or a map. */
    @Nullable
    Object json(JsonToken token, Values<?> in, int at, int child) {
        if (kind == Kind.OBJECT && objectType != null && child != 0) {
            return jsonOf(Fields.of(objectType), in.at(child));
        }
        if (element != null) {
            List<@Nullable Object> list = new ArrayList<>();
            int[] notes = in.notes();
            for (int cell = child; cell != 0; cell = Notes.next(notes, cell)) {
                int note = Notes.element(notes, cell);
                list.add(element.json(Note.token(note), in, Note.place(note), Notes.child(notes, cell)));
            }
            return Collections.unmodifiableList(list);
        }
        Object value = make(token, in, at, child);
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
            case INT64 ->
                token == JsonToken.VALUE_NUMBER_INT
                        || (token == JsonToken.VALUE_STRING && NumberText.plain(body, at + 1, true) != null);
            case FLOAT64 -> token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
            case BOOLEAN -> token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE;
            case FACTOR, SECONDS -> token.isNumeric() && NumberText.isShort(body, at);
            case RAW -> token == JsonToken.START_OBJECT;
            case RAW_CONTAINER -> token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY;
            case EPOCH_SECOND, OBJECT, LIST -> false;
        };
    }

    /** Whether a text, which is known to end, or a number can be read as this type although it is not as nearly all are. */
    boolean canRead(JsonToken token, byte[] body, int at) {
        if (token != JsonToken.VALUE_STRING
                && token != JsonToken.VALUE_NUMBER_INT
                && token != JsonToken.VALUE_NUMBER_FLOAT) {
            return false;
        }
        return switch (kind) {
            case INSTANT ->
                token == JsonToken.VALUE_STRING && InstantText.parseAnyForm(JsonText.text(body, at)) != null;
            case INT64 -> wholeNumber(token, body, at) != null;
            case EPOCH_SECOND -> {
                Long seconds = wholeNumber(token, body, at);
                yield seconds != null && InstantText.ofEpochSecond(seconds) != null;
            }
            case FACTOR -> factor(token, body, at) != null;
            case SECONDS -> seconds(token, body, at) != null;
            case FLOAT64 -> NumberText.parseDecimal(JsonText.text(body, at)) != null;
            case TEXT, UUID, BOOLEAN, RAW, RAW_CONTAINER, OBJECT, LIST -> false;
        };
    }

    private static Instant instant(JsonToken token, Values<?> in, int at, int child) {
        return InstantText.isPanelForm(in.body(), at + 1)
                ? InstantText.readPanelForm(in.body(), at + 1)
                : checked(InstantText.parseAnyForm(JsonText.text(in.body(), at)));
    }

    private static Long int64(JsonToken token, Values<?> in, int at, int child) {
        return checked(wholeNumber(token, in.body(), at));
    }

    private static @Nullable Long wholeNumber(JsonToken token, byte[] body, int at) {
        boolean isText = token == JsonToken.VALUE_STRING;
        Long plain = NumberText.plain(body, isText ? at + 1 : at, isText);
        return plain != null ? plain : NumberText.parseLong(digits(token, body, at));
    }

    private static @Nullable BigDecimal factor(JsonToken token, byte[] body, int at) {
        return token == JsonToken.VALUE_STRING
                ? NumberText.parseNano(JsonText.text(body, at))
                : NumberText.parseDecimal(JsonText.number(body, at));
    }

    /** The characters of a number, whether it was sent as one or as text. */
    private static String digits(JsonToken token, byte[] body, int at) {
        return token == JsonToken.VALUE_STRING ? JsonText.text(body, at) : JsonText.number(body, at);
    }

    private static Double float64(JsonToken token, byte[] body, int at) {
        return Double.valueOf(digits(token, body, at));
    }

    private static @Nullable Duration seconds(JsonToken token, byte[] body, int at) {
        if (token != JsonToken.VALUE_NUMBER_INT) {
            String written = digits(token, body, at);
            if (token == JsonToken.VALUE_NUMBER_FLOAT || written.indexOf('.') >= 0) {
                return NumberText.parseSeconds(written);
            }
        }
        Long seconds = wholeNumber(token, body, at);
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    private static <E> List<E> list(JsonType<E> element, Values<?> in, int first) {
        List<E> list = new ArrayList<>();
        int[] notes = in.notes();
        for (int cell = first; cell != 0; cell = Notes.next(notes, cell)) {
            int note = Notes.element(notes, cell);
            list.add(checked(element.make(Note.token(note), in, Note.place(note), Notes.child(notes, cell))));
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
