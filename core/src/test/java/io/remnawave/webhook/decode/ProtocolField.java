package io.remnawave.webhook.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A line of {@code protocol/fields.tsv}: a field of a payload and the panel releases that send it. */
record ProtocolField(
        String scope,
        String path,
        String type,
        boolean nullable,
        boolean mayBeAbsent,
        String firstTag,
        String lastTag) {

    private static final List<ProtocolField> ALL = lines("fields.tsv").stream()
            .map(line -> line.split("\t", -1))
            .map(c -> new ProtocolField(c[0], c[1], c[2], c[3].equals("y"), c[4].equals("y"), c[5], c[6]))
            .toList();

    static List<ProtocolField> all() {
        return ALL;
    }

    /** The lines of a table of the protocol, without its heading. */
    static List<String> lines(String table) {
        try (InputStream in =
                Objects.requireNonNull(ProtocolField.class.getResourceAsStream("/protocol/" + table), table)) {
            return new String(in.readAllBytes(), UTF_8).lines().skip(1).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isLeaf() {
        return !type.equals("array") && (!type.equals("object") || path.endsWith(".rawInbound"));
    }

    /**
     * Whether each panel that sends the payload at all sends this field, and never null. A user or a node within another
     * payload is the user or the node of its own events, which are older.
     */
    boolean isSentByEveryPanel() {
        for (String part : List.of("user", "node")) {
            if (path.startsWith("data." + part + ".")) {
                return isSentByEveryPanel(part, path.replace("data." + part + ".", "data."));
            }
        }
        return isSentByEveryPanel(scope, path);
    }

    private static boolean isSentByEveryPanel(String scope, String path) {
        String first = find(scope, "data").findFirst().orElseThrow().firstTag;
        return find(scope, path).allMatch(field -> !field.nullable && !field.mayBeAbsent)
                && find(scope, path).anyMatch(field -> field.firstTag.equals(first))
                && find(scope, path).anyMatch(field -> field.lastTag.equals("-"));
    }

    private static Stream<ProtocolField> find(String scope, String path) {
        return all().stream().filter(field -> field.scope.equals(scope) && field.path.equals(path));
    }

    @Override
    public String toString() {
        return scope + " " + path + " (" + firstTag + " to " + lastTag + ")";
    }
}
