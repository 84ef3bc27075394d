package io.remnawave.webhook.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * Tries, after a {@link SignatureRejection#MISMATCH}, whether the sender uses a known secret with a usual mistake in it.
 * For the operator's log: a signature that matches here stays rejected. Stateless and thread-safe; costs a dozen hashes of
 * the body, so it is not for every forgery.
 */
final class SecretMistakes {

    private enum Mistake {
        DOUBLE_QUOTES("in double quotes", "\"", "\""),
        SINGLE_QUOTES("in single quotes", "'", "'"),
        LINE_FEED("with a line break behind it", "", "\n"),
        WINDOWS_LINE_BREAK("with a Windows line break behind it", "", "\r\n"),
        CARRIAGE_RETURN("with a carriage return behind it", "", "\r"),
        BLANK_BEHIND("with a blank behind it", "", " "),
        BLANK_BEFORE("with a blank before it", " ", "");

        private final String description;
        private final String before;
        private final String behind;

        Mistake(String description, String before, String behind) {
            this.description = description;
            this.before = before;
            this.behind = behind;
        }

        WebhookSecret in(WebhookSecret secret) {
            String value = new String(secret.value(), StandardCharsets.UTF_8);
            return WebhookSecret.unchecked(secret.id(), before + value + behind);
        }
    }

    private SecretMistakes() {}

    /**
     * Looks for the mistake.
     *
     * @param header the signature as received, of the right form
     * @return a clause such as "the sender's secret is 'default' in double quotes", empty where nothing was found
     */
    static Optional<String> find(List<WebhookSecret> secrets, byte[] body, String header) {
        byte[] claimed = HexSignature.parse(header);
        if (claimed == null) {
            return Optional.empty();
        }
        for (WebhookSecret secret : secrets) {
            for (Mistake mistake : Mistake.values()) {
                if (signs(mistake.in(secret), body, claimed)) {
                    return Optional.of("the sender signs with the secret '" + secret.id() + "' " + mistake.description
                            + ": correct WEBHOOK_SECRET_HEADER there");
                }
            }
        }
        if (signs(WebhookSecret.unchecked("sample", WebhookSecret.PUBLIC_SAMPLE), body, claimed)) {
            return Optional.of("the sender signs with the public sample secret of the panel's .env file: generate one"
                    + " (openssl rand -hex 32) and set it on both sides");
        }
        return Optional.empty();
    }

    private static boolean signs(WebhookSecret secret, byte[] body, byte[] claimed) {
        return MessageDigest.isEqual(new HmacKey(secret).sign(body), claimed);
    }
}
