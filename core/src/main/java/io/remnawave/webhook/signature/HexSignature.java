package io.remnawave.webhook.signature;

import org.jspecify.annotations.Nullable;

/**
 * The signature header brought to its 32 bytes. Nothing here knows a secret, so its time may depend on the header, which
 * is the sender's own.
 */
final class HexSignature {

    static final int LENGTH = 64;

    private HexSignature() {}

    /** The bytes, or {@code null} where {@link #rejectionOf} has a reason. */
    static byte @Nullable [] parse(String header) {
        if (header.length() != LENGTH) {
            return null;
        }
        byte[] bytes = new byte[LENGTH / 2];
        int invalid = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = lowerCaseDigit(header.charAt(2 * i));
            int low = lowerCaseDigit(header.charAt(2 * i + 1));
            invalid |= high | low;
            bytes[i] = (byte) (high << 4 | low);
        }
        return invalid < 0 ? null : bytes;
    }

    /** Why {@link #parse} gave nothing. */
    static SignatureRejection rejectionOf(String header) {
        if (header.isEmpty()) {
            return SignatureRejection.HEADER_EMPTY;
        }
        if (header.chars().anyMatch(Character::isWhitespace)) {
            return SignatureRejection.BLANKS;
        }
        if (header.regionMatches(true, 0, "sha256=", 0, "sha256=".length())) {
            return SignatureRejection.PREFIXED;
        }
        if (header.length() != LENGTH) {
            return SignatureRejection.WRONG_LENGTH;
        }
        boolean hex = header.chars().allMatch(c -> lowerCaseDigit((char) c) >= 0 || (c >= 'A' && c <= 'F'));
        return hex ? SignatureRejection.UPPER_CASE : SignatureRejection.NOT_HEX;
    }

    private static int lowerCaseDigit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    }
}
