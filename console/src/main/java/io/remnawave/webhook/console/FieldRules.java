package io.remnawave.webhook.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** Which fields of a body may be shown unasked: those that panels are known to send and that hold no credentials. */
final class FieldRules {

    private static final Set<String> LINES = read();

    private FieldRules() {}

    private static Set<String> read() {
        try (InputStream lines = FieldRules.class.getResourceAsStream("fields.txt")) {
            if (lines == null) {
                throw new IllegalStateException("fields.txt is missing beside " + FieldRules.class.getName());
            }
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param path with {@code []} in place of indexes */
    static boolean isShown(String path) {
        return LINES.contains(path) || (path.endsWith("[]") && LINES.contains(path.substring(0, path.length() - 2)));
    }

    /** Whether panels are known to send it, shown or not. */
    static boolean isKnown(String path) {
        return isShown(path) || LINES.contains("-" + path);
    }
}
