package io.remnawave.webhook.internal.json;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Reads a uuid in its one form, 8-4-4-4-12 digits. {@link UUID#fromString} alone takes {@code 1-1-1-1-1} for one. */
final class UuidText {
    private static final int LENGTH = 36;

    private UuidText() {}

    /** Whether a uuid and the end of its text stand at a place of a body. */
    static boolean isUuid(byte[] body, int at) {
        if (at + LENGTH >= body.length || body[at + LENGTH] != '"') {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            boolean isDash = i == 8 || i == 13 || i == 18 || i == 23;
            if (isDash ? body[at + i] != '-' : !isDigit(body[at + i])) {
                return false;
            }
        }
        return true;
    }

    /** The uuid at a place where there is one. */
    static UUID read(byte[] body, int at) {
        return UUID.fromString(new String(body, at, LENGTH, StandardCharsets.ISO_8859_1));
    }

    private static boolean isDigit(byte b) {
        return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'f') || (b >= 'A' && b <= 'F');
    }
}
