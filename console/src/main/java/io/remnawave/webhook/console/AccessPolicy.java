package io.remnawave.webhook.console;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask for what. A page of another site can send requests to loopback, and a name of another site can be made to lead
 * there; neither knows the token, and each is refused before that for where it comes from.
 */
final class AccessPolicy {

    static final String TOKEN_HEADER = "X-Console-Token";

    private static final int TOKEN_BYTES = 32;

    /** Of http, which is all that this console speaks: browsers leave it out of {@code Host} and {@code Origin}. */
    private static final int DEFAULT_PORT = 80;

    private final Set<String> hosts;
    private final String token;

    AccessPolicy(int port) {
        hosts = Stream.of("127.0.0.1", "localhost")
                .flatMap(name ->
                        port == DEFAULT_PORT ? Stream.of(name, name + ":" + port) : Stream.of(name + ":" + port))
                .collect(Collectors.toUnmodifiableSet());
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    String token() {
        return token;
    }

    /** A refusal in words, for files of the page, which hold nothing secret. */
    Optional<String> refuseFile(Headers headers) {
        String host = only(headers, "Host");
        return host != null && hosts.contains(host)
                ? Optional.empty()
                : Optional.of("This console answers to 127.0.0.1 and localhost alone.");
    }

    /** The same for what reads. */
    Optional<String> refuseRead(Headers headers) {
        return refuseFile(headers).or(() -> refuseSite(headers)).or(() -> refuseToken(headers));
    }

    /** The same for what changes or sends something. */
    Optional<String> refuseWrite(Headers headers) {
        return refuseRead(headers).or(() -> refuseOrigin(headers));
    }

    private static Optional<String> refuseSite(Headers headers) {
        List<String> site = headers.getOrDefault("Sec-Fetch-Site", List.of());
        return site.isEmpty() || site.equals(List.of("same-origin"))
                ? Optional.empty()
                : Optional.of("Another site may not ask this console.");
    }

    private Optional<String> refuseToken(Headers headers) {
        String given = only(headers, TOKEN_HEADER);
        boolean right = given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
        return right
                ? Optional.empty()
                : Optional.of("The token is not the one of this start. Open the link that the log shows.");
    }

    /** Every browser sends it with what is no GET. */
    private static Optional<String> refuseOrigin(Headers headers) {
        String origin = only(headers, "Origin");
        return origin != null
                        && withoutDefaultPort(origin).equals(withoutDefaultPort("http://" + only(headers, "Host")))
                ? Optional.empty()
                : Optional.of("Another origin may not write to this console.");
    }

    private static String withoutDefaultPort(String origin) {
        return origin.endsWith(":" + DEFAULT_PORT) ? origin.substring(0, origin.lastIndexOf(':')) : origin;
    }

    private static @Nullable String only(Headers headers, String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.size() == 1 ? values.get(0) : null;
    }
}
