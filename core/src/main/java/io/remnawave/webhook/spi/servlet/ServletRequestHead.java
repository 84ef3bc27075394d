package io.remnawave.webhook.spi.servlet;

import io.remnawave.webhook.spi.RequestHead;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request. Containers use their request objects again for the next request, while a delivery may go on beyond its
 * own: when the sender has left, or on another thread. So it is a view of the container's for the thread of the request alone, as
 * long as that stays with it; any other thread copies it before it looks, and that thread before it leaves.
 */
final class ServletRequestHead implements RequestHead {

    private final Thread owner = Thread.currentThread();
    private final HttpServletRequest request;
    private volatile @Nullable Copy copy;

    private record Copy(
            String method,
            Map<String, List<String>> headers,
            @Nullable String remoteAddress) {}

    /** To be made by the thread of the request. */
    ServletRequestHead(HttpServletRequest request) {
        this.request = request;
    }

    /** Copies what is asked of a head, once: from now on the request is not looked at. */
    synchronized Copy copy() {
        Copy copied = copy;
        if (copied == null) {
            copied = new Copy(request.getMethod(), copyOfHeaders(), request.getRemoteAddr());
            copy = copied;
        }
        return copied;
    }

    /** Null where the request itself may be asked. */
    private @Nullable Copy copyUnlessOwner() {
        Copy copied = copy;
        return copied != null || Thread.currentThread() == owner ? copied : copy();
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
        Copy copied = copyUnlessOwner();
        return copied == null ? request.getMethod() : copied.method();
    }

    @Override
    public List<String> headers(String name) {
        Copy copied = copyUnlessOwner();
        return copied == null ? valuesOf(name) : copied.headers().getOrDefault(name, List.of());
    }

    @Override
    public Map<String, List<String>> headers() {
        Copy copied = copyUnlessOwner();
        return copied == null ? copyOfHeaders() : copied.headers();
    }

    private List<String> valuesOf(String name) {
        Enumeration<String> values = request.getHeaders(name);
        if (values == null || !values.hasMoreElements()) {
            return List.of();
        }
        String first = values.nextElement();
        if (!values.hasMoreElements()) {
            return List.of(first);
        }
        List<String> all = new ArrayList<>();
        all.add(first);
        values.asIterator().forEachRemaining(all::add);
        return Collections.unmodifiableList(all);
    }

    @Override
    public @Nullable String remoteAddress() {
        Copy copied = copyUnlessOwner();
        return copied == null ? request.getRemoteAddr() : copied.remoteAddress();
    }
}
