package io.remnawave.webhook.decode;

import io.remnawave.webhook.event.EventNames;
import io.remnawave.webhook.event.Scopes;
import io.remnawave.webhook.model.TrafficLimitStrategy;
import io.remnawave.webhook.model.UserStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names of events, scopes and states that every body repeats, found by their characters: each one is one String. */
final class KnownTexts {
    private static final int BUCKETS = 256;
    private static final String[][] TABLE = table();

    private KnownTexts() {}

    /** The text of these characters; null if it is not a known one. */
    static @Nullable String find(char[] text, int offset, int length) {
        if (length == 0) {
            return null;
        }
        for (String known : TABLE[bucket(length, text[offset], text[offset + length / 2], text[offset + length - 1])]) {
            if (matches(known, text, offset, length)) {
                return known;
            }
        }
        return null;
    }

    private static boolean matches(String known, char[] text, int offset, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != text[offset + i]) {
                return false;
            }
        }
        return true;
    }

    private static int bucket(int length, char first, char middle, char last) {
        return (length * 31 + first * 17 + middle * 7 + last) & (BUCKETS - 1);
    }

    private static String[][] table() {
        List<List<String>> buckets = Stream.generate(() -> (List<String>) new ArrayList<String>())
                .limit(BUCKETS)
                .toList();
        Stream.of(
                        EventNames.all().stream(),
                        Scopes.all().stream(),
                        UserStatus.all().stream().map(UserStatus::value),
                        TrafficLimitStrategy.all().stream().map(TrafficLimitStrategy::value))
                .flatMap(texts -> texts)
                .forEach(text -> buckets.get(bucket(
                                text.length(),
                                text.charAt(0),
                                text.charAt(text.length() / 2),
                                text.charAt(text.length() - 1)))
                        .add(text));
        return buckets.stream().map(bucket -> bucket.toArray(String[]::new)).toArray(String[][]::new);
    }
}
