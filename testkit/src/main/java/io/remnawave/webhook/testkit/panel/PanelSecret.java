package io.remnawave.webhook.testkit.panel;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * What a panel's {@code WEBHOOK_SECRET_HEADER} may be: at least 32 characters, A–Z, a–z and 0–9 alone. Panels of all
 * releases check that when they start.
 */
public final class PanelSecret {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static final int MIN_LENGTH = 32;

    private static final Pattern RULE = Pattern.compile("[A-Za-z0-9]{" + MIN_LENGTH + ",}");

    private static final int LENGTH = 64;

    private static final SecureRandom RANDOM = new SecureRandom();

    private PanelSecret() {}

    /** A random secret of 64 characters. */
    public static String random() {
        StringBuilder secret = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            secret.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return secret.toString();
    }

    /**
     * Returns a secret that a panel starts with.
     *
     * @throws IllegalArgumentException if a panel would not; the message says what is odd, and not what the secret is
     */
    public static String check(String secret) {
        if (!RULE.matcher(secret).matches()) {
            throw new IllegalArgumentException("A panel does not start with this webhook secret: it wants at least "
                    + MIN_LENGTH + " characters, A-Z, a-z and 0-9 alone, and " + oddity(secret) + ".");
        }
        return secret;
    }

    private static String oddity(String secret) {
        for (int i = 0; i < secret.length(); i++) {
            if (ALPHABET.indexOf(secret.charAt(i)) < 0) {
                int odd = secret.codePointAt(i);
                return "character %d of this one is U+%04X (%s)".formatted(i + 1, odd, Character.getName(odd));
            }
        }
        return "this one has " + secret.length();
    }
}
