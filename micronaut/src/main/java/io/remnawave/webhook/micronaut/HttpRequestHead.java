package io.remnawave.webhook.micronaut;

import io.micronaut.http.HttpRequest;
import io.remnawave.webhook.spi.RequestHead;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Micronaut's view of a request as the receiver wants to see it. */
record HttpRequestHead(HttpRequest<?> request) implements RequestHead {

    @Override
    public String method() {
        return request.getMethodName();
    }

    @Override
    public List<String> headers(String name) {
        return request.getHeaders().getAll(name);
    }

    @Override
    public Map<String, List<String>> headers() {
        return request.getHeaders().asMap();
    }

    @Override
    public @Nullable String remoteAddress() {
        InetSocketAddress remote = request.getRemoteAddress();
        InetAddress address = remote == null ? null : remote.getAddress();
        return address == null ? null : address.getHostAddress();
    }
}
