package io.remnawave.webhook.internal.ecmascript;

import com.fasterxml.jackson.core.JsonParseException;
import java.nio.CharBuffer;

/**
 * Puts the characters themselves where a JSON text has four hex digits for them, so that Jackson does not meet the digits:
 * its character parser looks at their low bytes only (U+9B32 passes for a 2), and from 2.22.4 on it refuses halves of
 * surrogate pairs in names. {@code JSON.parse} does neither.
 */
final class UnicodeEscapes {

    private UnicodeEscapes() {}

    /**
     * Resolves what can stand in a string unescaped; a control character, a quote or a backslash stays as it is.
     *
     * @param json read to its end
     * @throws JsonParseException if an escape has fewer than four hex digits
     */
    static CharBuffer resolve(CharBuffer json) throws JsonParseException {
        CharBuffer out = CharBuffer.allocate(json.remaining());
        boolean inString = false;
        while (json.hasRemaining()) {
            char c = json.get();
            if (c == '"') {
                inString = !inString;
            }
            if (c != '\\' || !inString || !json.hasRemaining()) {
                out.put(c);
                continue;
            }
            char kind = json.get();
            if (kind == 'u') {
                resolveOne(json, out);
            } else {
                out.put(c).put(kind);
            }
        }
        return out.flip();
    }

    private static void resolveOne(CharBuffer json, CharBuffer out) throws JsonParseException {
        int start = json.position();
        char c = 0;
        for (int i = 0; i < 4; i++) {
            int digit = json.hasRemaining() ? hexDigit(json.get()) : -1;
            if (digit < 0) {
                throw new JsonParseException(null, "A unicode escape without four hex digits");
            }
            c = (char) (c << 4 | digit);
        }
        if (EcmaScriptString.isPlain(c) || Character.isSurrogate(c)) {
            out.put(c);
        } else {
            out.put("\\u").put(json.array(), json.arrayOffset() + start, 4);
        }
    }

    private static int hexDigit(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }
}
