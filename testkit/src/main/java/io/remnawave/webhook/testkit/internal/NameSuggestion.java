package io.remnawave.webhook.testkit.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name that a mistyped one most likely meant. */
public final class NameSuggestion {

    private NameSuggestion() {}

    /** {@code " Did you mean user.expired?"}, or nothing where no name is near. */
    public static String hint(String typed, Collection<String> known) {
        return nearest(typed, known).map(name -> " Did you mean " + name + "?").orElse("");
    }

    /** The nearest name, unless more than a third of what was typed is different. */
    static Optional<String> nearest(String typed, Collection<String> known) {
        String text = typed.toLowerCase(Locale.ROOT);
        int tolerance = Math.max(2, typed.length() / 3);
        return known.stream()
                .filter(name -> editDistance(text, name.toLowerCase(Locale.ROOT)) <= tolerance)
                .min(Comparator.<String>comparingInt(name -> editDistance(text, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Levenshtein's, in one row. */
    private static int editDistance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
