package io.remnawave.webhook.internal.ecmascript;

import java.util.HexFormat;

/** Strings as ECMAScript's {@code JSON.stringify} quotes them: only what must be escaped is, in lower case. */
final class EcmaScriptString {

    private static final HexFormat LOWER_CASE_HEX = HexFormat.of();

    private EcmaScriptString() {}

    static void quote(String text, StringBuilder out) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPlain(c)) {
                continue;
            }
            if (isPair(text, i)) {
                i++;
                continue;
            }
            out.append(text, written, i);
            escape(c, out);
            written = i + 1;
        }
        out.append(text, written, text.length()).append('"');
    }

    /** Whether it stands in a string as it is; a surrogate does so only in a pair. */
    static boolean isPlain(char c) {
        return c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c);
    }

    private static boolean isPair(String text, int i) {
        return i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
    }

    private static void escape(char c, StringBuilder out) {
        out.append('\\');
        switch (c) {
            case '"', '\\' -> out.append(c);
            case '\b' -> out.append('b');
            case '\t' -> out.append('t');
            case '\n' -> out.append('n');
            case '\f' -> out.append('f');
            case '\r' -> out.append('r');
            default -> out.append('u').append(LOWER_CASE_HEX.toHexDigits(c));
        }
    }
}
