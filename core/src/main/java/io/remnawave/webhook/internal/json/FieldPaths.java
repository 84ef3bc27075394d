package io.remnawave.webhook.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the paths of fields that deserve a note, each once, made up from the parser's position when there is one to note. */
final class FieldPaths {
    /** A body of a megabyte could be one long list of faults. */
    private static final int MOST = 100;

    private final JsonParser parser;
    private @Nullable List<String> paths;

    FieldPaths(JsonParser parser) {
        this.parser = parser;
    }

    List<String> list() {
        return paths == null ? List.of() : paths;
    }

    /** Notes the value the parser stands on, or has just left if it is an object or an array. */
    void addValue() {
        add(pathOfValue());
    }

    /** Takes back what was noted at or below the value the parser stands on. */
    void forgetValue() {
        if (paths != null) {
            String value = pathOfValue();
            paths.removeIf(path -> isAtOrBelow(value, path));
        }
    }

    private static boolean isAtOrBelow(String value, String path) {
        return path.startsWith(value)
                && (path.length() == value.length()
                        || path.charAt(value.length()) == '.'
                        || path.charAt(value.length()) == '[');
    }

    /** Notes something below the object the parser has just left. */
    void addBelow(String field) {
        String path = path(parser.getParsingContext());
        add(path.isEmpty() ? field : path + "." + field);
    }

    private void add(String path) {
        if (paths == null) {
            paths = new ArrayList<>(4);
        }
        if (paths.size() < MOST && !paths.contains(path)) {
            paths.add(path);
        }
    }

    private String pathOfValue() {
        JsonToken token = parser.currentToken();
        JsonStreamContext context = parser.getParsingContext();
        return path(token != null && token.isStructStart() ? context.getParent() : context);
    }

    private static String path(JsonStreamContext context) {
        if (context.inRoot()) {
            return "";
        }
        String above = path(context.getParent());
        if (context.inArray()) {
            return above + "[" + context.getCurrentIndex() + "]";
        }
        return above.isEmpty() ? context.getCurrentName() : above + "." + context.getCurrentName();
    }
}
