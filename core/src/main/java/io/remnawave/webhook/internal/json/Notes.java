package io.remnawave.webhook.internal.json;

import com.fasterxml.jackson.core.JsonToken;

/** A value of a body in one {@code long}: its JSON type, and where it begins. */
final class Notes {
    /** The field did not come. */
    static final long ABSENT = 0;

    private static final JsonToken[] TOKENS_BY_ID = new JsonToken[16];

    static {
        for (JsonToken token : JsonToken.values()) {
            if (token.id() > 0) {
                TOKENS_BY_ID[token.id()] = token;
            }
        }
    }

    private static final int UNUSABLE = 0xFF;

    private Notes() {}

    static long of(JsonToken token, int place) {
        return (long) place << 8 | token.id();
    }

    /** A value came that is of another JSON type, or that cannot be read. */
    static long unusable(int place) {
        return (long) place << 8 | UNUSABLE;
    }

    /** Whether there is a value that is not null and can be read. */
    static boolean isUsable(long note) {
        return note != ABSENT && (note & 0xFF) != UNUSABLE && token(note) != JsonToken.VALUE_NULL;
    }

    /** Whether there is a value that is not null. */
    static boolean isValue(long note) {
        return isUsable(note) || (note & 0xFF) == UNUSABLE;
    }

    static JsonToken token(long note) {
        return TOKENS_BY_ID[(int) (note & 0xFF)];
    }

    static int place(long note) {
        return (int) (note >>> 8);
    }
}
