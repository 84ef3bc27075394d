package io.remnawave.webhook.internal.json;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;

/** A value of a body in one {@code int}: its JSON type in the last four bits, and where it begins in the others. */
final class Note {
    /** The field did not come. */
    static final int ABSENT = 0;

    /** A value that begins behind it cannot be noted. */
    static final int MAX_PLACE = 0x0FFF_FFFF;

    private static final JsonToken[] TOKENS_BY_ID = new JsonToken[16];

    static {
        for (JsonToken token : JsonToken.values()) {
            if (token.id() > 0) {
                TOKENS_BY_ID[token.id()] = token;
            }
        }
    }

    private static final int KIND = 0xF;

    private static final int UNUSABLE = 0xF;

    private Note() {}

    static int of(JsonToken token, int place) {
        return place << 4 | token.id();
    }

    /** A value came that is of another JSON type, or that cannot be read. */
    static int unusable(int place) {
        return place << 4 | UNUSABLE;
    }

    /** Whether there is a value that is not null and can be read. */
    static boolean isUsable(int note) {
        int kind = note & KIND;
        return note != ABSENT && kind != UNUSABLE && kind != JsonTokenId.ID_NULL;
    }

    /** Whether there is a value, be it null, that can be read. */
    static boolean isReadable(int note) {
        return note != ABSENT && (note & KIND) != UNUSABLE;
    }

    /** Whether there is a value that is not null. */
    static boolean isValue(int note) {
        return isUsable(note) || (note & KIND) == UNUSABLE;
    }

    static JsonToken token(int note) {
        return TOKENS_BY_ID[note & KIND];
    }

    static int place(int note) {
        return note >>> 4;
    }
}
