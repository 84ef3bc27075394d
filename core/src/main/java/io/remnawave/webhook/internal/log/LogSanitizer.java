package io.remnawave.webhook.internal.log;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes what others wrote or threw fit for a log: no line of its own, no escape sequence, no endless text. */
public final class LogSanitizer {

    /** More than twice the longest name of a panel. */
    private static final int LONGEST_TEXT = 100;

    private static final int LONGEST_MESSAGE = 2_000;

    private static final int LONGEST_CHAIN = 20;

    private LogSanitizer() {}

    /** A text in one line: control and format characters become question marks, and a long text is cut. */
    public static String of(String text) {
        return of(text, LONGEST_TEXT);
    }

    private static String of(String text, int longest) {
        if (text.length() <= longest && text.chars().noneMatch(LogSanitizer::isUnprintable)) {
            return text;
        }
        StringBuilder line = new StringBuilder(Math.min(longest, text.length()) + 1);
        for (int i = 0; i < Math.min(longest, text.length()); i++) {
            char c = text.charAt(i);
            line.append(c == '\n' || c == '\r' || c == '\t' ? ' ' : isUnprintable(c) ? '?' : c);
        }
        return text.length() > longest ? line.append('…').toString() : line.toString();
    }

    /**
     * The failure itself, where its messages and those of its causes are fit for a log, else one in its place that names its
     * class and has its stack trace: a message may hold what a stranger sent, with lines and escape sequences of its own, and
     * may throw when it is asked for.
     */
    public static Throwable of(Throwable failure) {
        return isFit(failure, Collections.newSetFromMap(new IdentityHashMap<>())) ? failure : Described.of(failure, 0);
    }

    private static boolean isFit(Throwable failure, Set<Throwable> seen) {
        if (!seen.add(failure)) {
            return true;
        }
        String text = textOf(failure);
        if (text == null || !text.equals(of(text, LONGEST_MESSAGE)) || seen.size() > LONGEST_CHAIN) {
            return false;
        }
        Throwable cause = causeOf(failure);
        if (cause != null && !isFit(cause, seen)) {
            return false;
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            if (!isFit(suppressed, seen)) {
                return false;
            }
        }
        return true;
    }

    /** All that a log prints of a failure itself; null if it throws when it is asked. */
    private static @Nullable String textOf(Throwable failure) {
        try {
            return failure + ": " + failure.getLocalizedMessage();
        } catch (Throwable e) { // whatever a foreign exception throws
            return null;
        }
    }

    private static @Nullable Throwable causeOf(Throwable failure) {
        try {
            return failure.getCause();
        } catch (Throwable e) { // as above
            return null;
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

    /** Stands for a failure whose message must not reach the log as it is. */
    private static final class Described extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Described(String message, @Nullable Throwable cause, StackTraceElement[] stackTrace) {
            super(message, cause);
            setStackTrace(stackTrace);
        }

        static Described of(Throwable failure, int depth) {
            String name = failure.getClass().getName();
            String text = textOf(failure);
            String message = text == null ? null : failure.getLocalizedMessage();
            String described = text == null
                    ? "A " + name + ", whose message is unavailable because it throws"
                    : message == null ? name : name + ": " + LogSanitizer.of(message, LONGEST_MESSAGE);
            Throwable cause = depth < LONGEST_CHAIN ? causeOf(failure) : null;
            return new Described(described, cause == null ? null : of(cause, depth + 1), failure.getStackTrace());
        }
    }
}
