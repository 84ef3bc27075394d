package io.remnawave.webhook.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a body, in the order in which panels write them ({@code scope} since 2.5.0, {@code meta} about users alone).
 *
 * <p>A body that has one of them twice is refused by everyone who reads it: two readers could take one each.
 */
public enum RootField {
    SCOPE(1),
    EVENT(2),
    TIMESTAMP(4),
    DATA(8),
    META(16);

    private final int bit;

    @SuppressWarnings("ImmutableEnumChecker") // its caches are its own business
    private final SerializedString wireName = new SerializedString(name().toLowerCase(Locale.ROOT));

    RootField(int bit) {
        this.bit = bit;
    }

    /** Goes through the fields of a body that a parser has just opened. */
    public static final class Walk {
        private final JsonParser parser;
        private RootField likely = SCOPE;
        private int seen;
        private @Nullable RootField current;

        public Walk(JsonParser parser) {
            this.parser = parser;
        }

        /**
         * Goes on to the value of the next field.
         *
         * @return false at the end of the body's object
         * @throws MalformedJsonException when the field was there before
         */
        public boolean next() throws IOException {
            if (parser.nextFieldName(likely.wireName)) {
                current = likely;
            } else if (parser.hasToken(JsonToken.FIELD_NAME)) {
                current = named(parser.currentName());
            } else {
                return false;
            }
            parser.nextToken();
            if (current != null) {
                count(current);
                likely = current.likelyNext();
            }
            return true;
        }

        /** The field whose value the parser stands on; null if it is none that panels send. */
        public @Nullable RootField field() {
            return current;
        }

        private void count(RootField field) {
            if ((seen & field.bit) != 0) {
                throw new MalformedJsonException("the field `" + field.wireName + "` occurs twice");
            }
            seen |= field.bit;
        }
    }

    private RootField likelyNext() {
        return switch (this) {
            case SCOPE -> EVENT;
            case EVENT -> TIMESTAMP;
            case TIMESTAMP -> DATA;
            case DATA, META -> META;
        };
    }

    private static @Nullable RootField named(String name) {
        for (RootField field : values()) {
            if (field.wireName.getValue().equals(name)) {
                return field;
            }
        }
        return null;
    }
}
