package io.remnawave.webhook.console;

import java.net.InetSocketAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where the application under development takes deliveries. */
final class TargetUrl {

    private TargetUrl() {}

    /** @throws IllegalArgumentException if it is no http or https URL */
    static URI of(String text) {
        URI url;
        try {
            url = URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            throw notAnAddress(text, e);
        }
        String scheme = url.getScheme();
        if (url.getHost() == null || !("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))) {
            throw notAnAddress(text, null);
        }
        return url;
    }

    private static IllegalArgumentException notAnAddress(String text, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "remnawave.webhook.console.target must be the whole address of the webhook, such as"
                        + " http://localhost:8080/remnawave/webhook, but is \"" + text + "\".",
                cause);
    }

    /** What is bound to one address alone does not answer at localhost. */
    static URI of(String scheme, @Nullable String address, int port, String path) {
        String host = address == null || address.isBlank() || isEverywhere(address, port) ? "localhost" : address;
        boolean bare = host.contains(":") && !host.startsWith("["); // of IPv6
        return URI.create(scheme + "://" + (bare ? "[" + host + "]" : host) + ":" + port + path);
    }

    private static boolean isEverywhere(String address, int port) {
        InetSocketAddress bound = new InetSocketAddress(address, port);
        return !bound.isUnresolved() && bound.getAddress().isAnyLocalAddress();
    }
}
