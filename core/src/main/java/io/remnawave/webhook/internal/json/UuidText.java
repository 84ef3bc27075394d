package io.remnawave.webhook.internal.json;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Reads a uuid in its one form, 8-4-4-4-12 digits. {@link UUID#fromString} alone takes {@code 1-1-1-1-1} for one. */
final class UuidText {
    private static final int LENGTH = 36;

    private static final EightCharacters DIGITS = EightCharacters.of("xxxxxxxx");
    private static final EightCharacters VERSION = EightCharacters.of("-xxxx-xx");
    private static final EightCharacters VARIANT = EightCharacters.of("xx-xxxx-");

    private UuidText() {}

    /** Whether a uuid and the end of its text stand at a place of a body. */
    static boolean isUuid(byte[] body, int at) {
        int end = at + LENGTH;
        return end < body.length
                && body[end] == '"'
                && DIGITS.fit(body, at)
                && VERSION.fit(body, at + 8)
                && VARIANT.fit(body, at + 16)
                && DIGITS.fit(body, at + 24)
                && DIGITS.fit(body, end - 8); // four of them again
    }

    /** The uuid at a place where there is one. */
    static UUID read(byte[] body, int at) {
        return UUID.fromString(new String(body, at, LENGTH, StandardCharsets.ISO_8859_1));
    }
}
