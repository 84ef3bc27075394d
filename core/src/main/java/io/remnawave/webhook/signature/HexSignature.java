package io.remnawave.webhook.signature;

import org.jspecify.annotations.Nullable;

/**
 * The signature header brought to its 32 bytes. Nothing here knows a secret, so its time may depend on the header, which
 * is the sender's own.
 */
final class HexSignature {

    static final int LENGTH = 64;

    /** The value of each lower-case digit, by its character; -1 for any other character of ASCII. */
    private static final byte[] VALUES = values();

    private HexSignature() {}

    /** The bytes, or {@code null} where {@link #rejectionOf} has a reason. */
    static byte @Nullable [] parse(String header) {
        if (header.length() != LENGTH) {
            return null;
        }
        byte[] bytes = new byte[LENGTH / 2];
        int invalid = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = value(header.charAt(2 * i));
            int low = value(header.charAt(2 * i + 1));
            invalid |= high | low;
            bytes[i] = (byte) (high << 4 | low);
        }
        return invalid < 0 ? null : bytes;
    }

    /** Whether {@link #parse} would give bytes. */
    static boolean isWellFormed(String header) {
        if (header.length() != LENGTH) {
            return false;
        }
        int invalid = 0;
        for (int i = 0; i < LENGTH; i++) {
            invalid |= value(header.charAt(i));
        }
        return invalid >= 0;
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
        boolean hex = header.chars().allMatch(c -> isLowerCaseDigit(c) || (c >= 'A' && c <= 'F'));
        return hex ? SignatureRejection.UPPER_CASE : SignatureRejection.NOT_HEX;
    }

    private static int value(char c) {
        return c < VALUES.length ? VALUES[c] : -1;
    }

    private static boolean isLowerCaseDigit(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    private static byte[] values() {
        byte[] values = new byte[128];
        for (int c = 0; c < values.length; c++) {
            values[c] = (byte) (isLowerCaseDigit(c) ? Character.digit(c, 16) : -1);
        }
        return values;
    }
}
