package io.remnawave.webhook.spring.reactive;

import io.remnawave.webhook.spi.RequestHead;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The head of a request. The headers of a request are kept by whoever holds this, also when the request has ended. */
final class ReactiveRequestHead implements RequestHead {

    private final String method;
    private final List<Map.Entry<String, List<String>>> headers;
    private final @Nullable InetSocketAddress remoteAddress;

    /** Takes the headers by {@code headerSet}, the one way to several values that links against Spring Framework 6 and 7. */
    ReactiveRequestHead(ServerHttpRequest request) {
        this.method = request.getMethod().name();
        this.headers = List.copyOf(request.getHeaders().headerSet());
        this.remoteAddress = request.getRemoteAddress();
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public List<String> headers(String name) {
        for (Map.Entry<String, List<String>> header : headers) {
            if (header.getKey().equalsIgnoreCase(name)) {
                return header.getValue();
            }
        }
        return List.of();
    }

    @Override
    public Map<String, List<String>> headers() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        headers.forEach(header -> all.put(header.getKey(), header.getValue()));
        return all;
    }

    @Override
    public @Nullable String remoteAddress() {
        return remoteAddress == null ? null : remoteAddress.getHostString();
    }
}
