package io.remnawave.webhook;

import io.remnawave.webhook.spi.RequestHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Headers given as a map, looked up without regard to case. */
record HeaderMap(Map<String, List<String>> byName) implements Function<String, List<String>> {

    static HeaderMap of(Map<String, ?> headers) {
        Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> {
            // The header map of HttpURLConnection holds the status line under the name null.
            if (name != null) {
                addTo(byName.computeIfAbsent(name, unused -> new ArrayList<>(1)), name, value);
            }
        });
        return new HeaderMap(byName);
    }

    private static void addTo(List<String> values, String name, Object value) {
        if (value instanceof String text) {
            values.add(text);
        } else if (value instanceof Iterable<?> several) {
            several.forEach(one -> addTo(values, name, one));
        } else {
            throw new IllegalArgumentException("The header " + name
                    + " has a value that is neither a String nor an Iterable of Strings. Pass the headers as"
                    + " Map<String, String> or Map<String, List<String>>.");
        }
    }

    @Override
    public List<String> apply(String name) {
        return byName.getOrDefault(name, List.of());
    }

    RequestHead headOf(String method) {
        return new RequestHead() {
            @Override
            public String method() {
                return method;
            }

            @Override
            public List<String> headers(String name) {
                return apply(name);
            }

            @Override
            public Map<String, List<String>> headers() {
                return byName;
            }
        };
    }
}
