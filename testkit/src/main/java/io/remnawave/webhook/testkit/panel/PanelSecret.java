package io.remnawave.webhook.testkit.panel;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * What a panel's {@code WEBHOOK_SECRET_HEADER} may be: at least 32 characters, A–Z, a–z and 0–9 alone. Panels of all
 * releases check that when they start.
 */
public final class PanelSecret {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static final Pattern RULE = Pattern.compile("[A-Za-z0-9]{32,}");

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

    static String check(String secret) {
        if (!RULE.matcher(secret).matches()) {
            throw new IllegalArgumentException("A panel does not start with this webhook secret: it wants at least 32"
                    + " characters, A-Z, a-z and 0-9 alone, and this one has " + secret.length()
                    + ". Leave it out for a random one.");
        }
        return secret;
    }
}
