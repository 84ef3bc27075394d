package io.remnawave.webhook.internal.listener;

import io.remnawave.webhook.event.EventNames;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The known event name (or {@code scope.*}) that a mistyped one most likely meant, unless it is none of them. */
public final class NameSuggestion {

    private NameSuggestion() {}

    /** Empty where more than a fifth of what was typed would be different: it is another name then, not a mistyped one. */
    static Optional<String> to(String text) {
        int tolerance = Math.max(2, text.length() / 5);
        String typed = text.toLowerCase(Locale.ROOT);
        Stream<String> known = text.endsWith("*")
                ? EventNames.all().stream()
                        .map(name -> name.substring(0, name.indexOf('.')) + ".*")
                        .distinct()
                : EventNames.all().stream();
        return known.filter(name -> editDistance(typed, name) <= tolerance)
                .min(Comparator.<String>comparingInt(name -> editDistance(typed, name))
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
