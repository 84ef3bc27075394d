package io.remnawave.webhook.internal.json;

/** What stood in a body, printed: an application may log it as it is, and whoever wrote it may be anybody. */
final class OneLine {

    private OneLine() {}

    /** The whole text in one line: what would begin another, steer a terminal or turn the order of the letters is escaped. */
    static String of(String text) {
        StringBuilder line = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean steers = steers(c);
            if (steers && line == null) {
                line = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (line != null) {
                line.append(steers ? String.format("\\u%04x", (int) c) : c);
            }
        }
        return line == null ? text : line.toString();
    }

    private static boolean steers(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default ->
                c == 0x061C
                        || c == 0x200E
                        || c == 0x200F
                        || (c >= 0x202A && c <= 0x202E)
                        || (c >= 0x2066 && c <= 0x2069);
        };
    }
}
