package io.remnawave.webhook.testkit.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a URL has to be for a panel to deliver to it. */
public final class DeliveryUrl {

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int MAX_PORT = 65_535;

    private DeliveryUrl() {}

    /**
     * Reads a URL to deliver to.
     *
     * @throws IllegalArgumentException if it is none; the message says why, and holds no password
     */
    public static URI of(String text) {
        try {
            return check(new URI(text));
        } catch (URISyntaxException e) {
            throw wrong(text, e.getReason());
        }
    }

    /**
     * Returns a URL to deliver to.
     *
     * @throws IllegalArgumentException if it is none; the message says why, and holds no password
     */
    public static URI check(URI url) {
        String oddity = oddity(url);
        if (oddity != null) {
            throw wrong(url.toString(), oddity);
        }
        return url;
    }

    private static @Nullable String oddity(URI url) {
        Authority authority = Authority.of(url);
        if (!SCHEMES.contains(String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT))) {
            return "it does not begin with http:// or https://";
        }
        if (authority.host().isEmpty()) {
            return "it has no host, or something else than a port behind it";
        }
        if (authority.port() == 0 || authority.port() > MAX_PORT) {
            return "its port is not 1 to " + MAX_PORT;
        }
        return url.getRawAuthority().contains("@") ? "it has a user name, which is not sent" : null;
    }

    private static IllegalArgumentException wrong(String url, String oddity) {
        return new IllegalArgumentException("\"" + url.replaceFirst("//[^/?#]*@", "//****@")
                + "\" is no URL to deliver to: " + oddity
                + ". Write it in full, e.g. http://localhost:8080/remnawave/webhook");
    }
}
