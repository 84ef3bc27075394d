package io.remnawave.webhook.httpserver;

import com.sun.net.httpserver.HttpExchange;
import io.remnawave.webhook.spi.RequestHead;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JDK's view of a request as the receiver wants to see it. */
record HttpExchangeHead(HttpExchange http) implements RequestHead {

    @Override
    public String method() {
        return http.getRequestMethod();
    }

    @Override
    public List<String> headers(String name) {
        List<String> values = http.getRequestHeaders().get(name);
        return values == null ? List.of() : values;
    }

    @Override
    public Map<String, List<String>> headers() {
        return http.getRequestHeaders();
    }

    @Override
    public @Nullable String remoteAddress() {
        InetSocketAddress remote = http.getRemoteAddress();
        // A connection that was closed meanwhile has none.
        return remote == null || remote.getAddress() == null
                ? null
                : remote.getAddress().getHostAddress();
    }
}
