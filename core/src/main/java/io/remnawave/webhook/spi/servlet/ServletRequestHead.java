package io.remnawave.webhook.spi.servlet;

import io.remnawave.webhook.spi.RequestHead;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request: a view of the container's until it is copied. Containers use their request objects again for the next
 * request, while a delivery may go on beyond its own: when the sender has left, or on another thread.
 */
final class ServletRequestHead implements RequestHead {

    private final HttpServletRequest request;
    private final String method;
    private volatile @Nullable Copy copy;

    private record Copy(
            Map<String, List<String>> headers, @Nullable String remoteAddress) {}

    ServletRequestHead(HttpServletRequest request) {
        this.request = request;
        this.method = request.getMethod();
    }

    /** Copies what is asked of a head; from now on the request is not looked at, and any thread may ask. */
    void copy() {
        copy = new Copy(copyOfHeaders(), request.getRemoteAddr());
    }

    private Map<String, List<String>> copyOfHeaders() {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Enumeration<String> names = request.getHeaderNames();
        while (names != null && names.hasMoreElements()) {
            String name = names.nextElement();
            headers.put(name, valuesOf(name));
        }
        return headers;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public List<String> headers(String name) {
        Copy copied = copy;
        return copied == null ? valuesOf(name) : copied.headers().getOrDefault(name, List.of());
    }

    @Override
    public Map<String, List<String>> headers() {
        Copy copied = copy;
        return copied == null ? copyOfHeaders() : copied.headers();
    }

    private List<String> valuesOf(String name) {
        Enumeration<String> values = request.getHeaders(name);
        return values == null || !values.hasMoreElements() ? List.of() : List.copyOf(Collections.list(values));
    }

    @Override
    public @Nullable String remoteAddress() {
        Copy copied = copy;
        return copied == null ? request.getRemoteAddr() : copied.remoteAddress();
    }
}
