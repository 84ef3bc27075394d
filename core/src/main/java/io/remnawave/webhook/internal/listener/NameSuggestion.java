package io.remnawave.webhook.internal.listener;

import io.remnawave.webhook.event.EventNames;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/** The known event name (or {@code scope.*}) that a mistyped one most likely meant. */
public final class NameSuggestion {

    private NameSuggestion() {}

    static String to(String text) {
        String typed = text.toLowerCase(Locale.ROOT);
        Stream<String> known = text.endsWith("*")
                ? EventNames.all().stream()
                        .map(name -> name.substring(0, name.indexOf('.')) + ".*")
                        .distinct()
                : EventNames.all().stream();
        return known.min(Comparator.<String>comparingInt(name -> editDistance(typed, name))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
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
