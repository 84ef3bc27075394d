package io.remnawave.webhook.inbox.internal.storage;

/** Makes what others wrote or threw fit for a column: databases refuse NUL and halves of characters. */
public final class StoredText {

    private static final char LAST_ASCII = '~';

    private StoredText() {}

    /** A text in one line: control characters and lone surrogates become question marks, and a long text is cut. */
    static String of(String text, int longest) {
        int end = Math.min(longest, text.length());
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        StringBuilder line = new StringBuilder(end);
        text.substring(0, end).codePoints().forEach(c -> {
            if (c == '\n' || c == '\r' || c == '\t') {
                line.append(' ');
            } else {
                line.appendCodePoint(Character.isISOControl(c) || isSurrogate(c) ? '?' : c);
            }
        });
        return line.toString();
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** The same in ASCII, which every database takes, whatever its character set. */
    public static String ascii(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        text.codePoints().forEach(c -> ascii.append(c < ' ' || c > LAST_ASCII ? '?' : (char) c));
        return ascii.toString();
    }
}
