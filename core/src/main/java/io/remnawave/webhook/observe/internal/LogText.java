package io.remnawave.webhook.observe.internal;

import java.io.PrintWriter;
import java.io.Writer;

/** Makes what others wrote or threw fit for a log line. */
public final class LogText {

    /** More than twice the longest name of a panel. */
    private static final int LONGEST = 100;

    private LogText() {}

    /** A text in one line: control and format characters become question marks, and a long text is cut. */
    public static String of(String text) {
        if (text.length() <= LONGEST && text.chars().noneMatch(LogText::isUnprintable)) {
            return text;
        }
        StringBuilder line = new StringBuilder(LONGEST + 1);
        for (int i = 0; i < Math.min(LONGEST, text.length()); i++) {
            char c = text.charAt(i);
            line.append(isUnprintable(c) ? '?' : c);
        }
        return text.length() > LONGEST ? line.append('…').toString() : line.toString();
    }

    /**
     * The failure itself, or one in its place where its message cannot be had: an exception may throw when it is asked for
     * it, and would throw out of the logger.
     */
    public static Throwable of(Throwable failure) {
        try {
            failure.printStackTrace(new PrintWriter(Writer.nullWriter()));
            return failure;
        } catch (Throwable e) {
            Throwable named = new IllegalStateException(
                    "A " + failure.getClass().getName() + ", whose message cannot be had for a "
                            + e.getClass().getName());
            named.setStackTrace(failure.getStackTrace());
            return named;
        }
    }

    private static boolean isUnprintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
