package io.remnawave.webhook.micronaut.netty;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which requests are to the endpoint, and what their header of encodings has to be so that Micronaut leaves their bodies alone:
 * it would decode a compressed one, and remove the header that tells of it, before anybody could refuse it.
 *
 * @param path of the endpoint
 */
record RawBodies(String path) {

    /** Says the same, and is none of the encodings that are decoded. */
    private static final String AND_NOTHING_ELSE = ", identity";

    /** @param target path and query of a request; null if it has none */
    boolean concern(@Nullable CharSequence target) {
        String uri = String.valueOf(target);
        return uri.startsWith(path) && (uri.length() == path.length() || uri.charAt(path.length()) == '?');
    }

    /** Gives null if the body is not encoded, and the header can stay. */
    static @Nullable String undecodable(List<? extends CharSequence> encodings) {
        String all = String.join(", ", encodings);
        return all.isBlank() || all.strip().equalsIgnoreCase("identity") ? null : all + AND_NOTHING_ELSE;
    }
}
