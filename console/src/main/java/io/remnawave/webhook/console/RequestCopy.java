package io.remnawave.webhook.console;

import io.remnawave.webhook.observe.ReceivedRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of a request is there during the call of an observer alone. Taken on the thread of the request, so nothing is made of it
 * there.
 *
 * @param header names and values in turns
 */
record RequestCopy(String method, @Nullable String remoteAddress, boolean looksLikeAPanel, List<String> header) {

    /** Shown as they are: what may tell why a delivery is refused. Never one that carries a sign-in, such as a cookie. */
    private static final List<String> SHOWN = List.of(
            "Host",
            "User-Agent",
            "Accept",
            "Accept-Encoding",
            "Connection",
            "Content-Type",
            "Content-Length",
            "Content-Encoding",
            "Transfer-Encoding",
            "Expect",
            "X-Remnawave-Signature",
            "X-Remnawave-Timestamp",
            "Via",
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Forwarded-Proto",
            "X-Real-IP",
            "X-Request-Id",
            "CDN-Loop",
            "CF-Connecting-IP",
            "CF-Ray",
            "ngrok-skip-browser-warning",
            "Origin",
            "Referer",
            "traceparent");

    /** By their names in lower case, and by these names as well, so that most need not be written anew to be found. */
    private static final Map<String, String> SPELT = SHOWN.stream()
            .flatMap(name ->
                    Stream.of(name, name.toLowerCase(Locale.ROOT)).distinct().map(key -> Map.entry(key, name)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final String MASKED = "****";

    private static final int MAX_VALUES = 200;

    private static final int MAX_LENGTH = 2_048;

    static RequestCopy of(ReceivedRequest request) {
        return new RequestCopy(
                request.method(),
                request.remoteAddress(),
                // Whoever signs well is one, and need not be looked at.
                request.reason() == null || request.looksLikeAPanel(),
                headersOf(request));
    }

    private static List<String> headersOf(ReceivedRequest request) {
        try {
            Map<String, List<String>> all = request.headers();
            List<String> header = new ArrayList<>(2 * all.size() + 2);
            all.forEach((name, values) -> add(header, name, values));
            if (all.isEmpty()) {
                SHOWN.forEach(name -> add(header, name, request.headers(name)));
            }
            return header;
        } catch (RuntimeException e) { // of a server that has taken the request back because it broke off
            return new ArrayList<>();
        }
    }

    private static void add(List<String> header, String name, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            header.add(name);
            header.add(values.get(i));
        }
    }

    /** Forgets what is not to be kept. Before anybody else sees it. */
    RequestCopy masked() {
        if (header.size() > 2 * MAX_VALUES) {
            header.subList(2 * MAX_VALUES, header.size()).clear();
        }
        for (int i = 1; i < header.size(); i += 2) {
            header.set(i, spelt(header.get(i - 1)) == null ? MASKED : shortened(header.get(i)));
        }
        return this;
    }

    /** All of them by their names, those first that are shown as they are. */
    Map<String, List<String>> headers() {
        Map<String, List<String>> shown = new LinkedHashMap<>();
        Map<String, List<String>> others = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i += 2) {
            String name = spelt(header.get(i));
            (name == null ? others : shown)
                    .computeIfAbsent(name == null ? header.get(i) : name, unused -> new ArrayList<>())
                    .add(header.get(i + 1));
        }
        shown.putAll(others);
        return shown;
    }

    /** All values of one of those that are shown. */
    List<String> headers(String name) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < header.size(); i += 2) {
            if (name.equals(spelt(header.get(i)))) {
                values.add(header.get(i + 1));
            }
        }
        return values;
    }

    private static @Nullable String spelt(String name) {
        String known = SPELT.get(name);
        return known == null ? SPELT.get(name.toLowerCase(Locale.ROOT)) : known;
    }

    private static String shortened(String text) {
        return String.valueOf(Attempt.shortened(text, MAX_LENGTH));
    }

    /** About how many bytes it takes. */
    int size() {
        int size = 256;
        for (int i = 0; i < header.size(); i++) {
            size += 56 + header.get(i).length();
        }
        return size;
    }
}
