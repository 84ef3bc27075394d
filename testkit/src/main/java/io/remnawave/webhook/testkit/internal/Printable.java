package io.remnawave.webhook.testkit.internal;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes what a stranger wrote fit for a terminal: what would move its cursor, rename its window or turn its text around is
 * shown as the escape that JSON has for it.
 */
public final class Printable {

    /** Controls, C1 among them, marks of the direction of text, and line separators. */
    private static final String UNPRINTABLE = "\\p{Cc}\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069";

    private static final Pattern IN_A_LINE = Pattern.compile("[" + UNPRINTABLE + "]");

    private static final Pattern IN_JSON = Pattern.compile("[" + UNPRINTABLE + "&&[^\\r\\n\\t]]");

    private Printable() {}

    /** A text in one line. */
    public static String line(String text) {
        return escaped(IN_A_LINE, text);
    }

    /** JSON in lines of its own: it says the same afterwards. */
    public static String json(String text) {
        return escaped(IN_JSON, text);
    }

    private static String escaped(Pattern unprintable, String text) {
        return unprintable
                .matcher(text)
                .replaceAll(odd -> String.format(
                        Locale.ROOT, "\\\\u%04x", (int) odd.group().charAt(0)));
    }
}
