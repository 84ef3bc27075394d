package io.remnawave.webhook.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A secret shared with a panel: the value of its {@code WEBHOOK_SECRET_HEADER}, and an id by which logs and deliveries
 * name it. Immutable and thread-safe. The value appears in no string form and no exception.
 *
 * <p>A panel (1.3.3 to 3.x) accepts only secrets of at least 32 characters out of A–Z, a–z and 0–9. Its documentation
 * generates 64; any length from 32 on is right. Another form is accepted here with a warning in the log, which does not show
 * the value: another sender may share the receiver in a test.
 */
public final class WebhookSecret {

    /** The id of a secret that was given without one. */
    public static final String DEFAULT_ID = "default";

    private static final Logger log = LoggerFactory.getLogger(WebhookSecret.class);

    /**
     * The value in the sample environment file of the panel, which set-up scripts copy as it is: anybody can sign with it.
     */
    static final String PUBLIC_SAMPLE = "vsmu67Kmg6R8FjIOF1WUY8LWBHie4scdEqrfsKmyf4IAf8dY3nFS0wwYHkhh6ZvQ";

    private static final int PANEL_MINIMUM_LENGTH = 32;

    private static final String HOW_TO_SET =
            " Set it to the value of WEBHOOK_SECRET_HEADER in the panel's .env file (generate one with: openssl rand -hex 32).";

    /** Texts that documentation and examples put where the secret belongs; compared without case, '-' and '_'. */
    private static final Set<String> PLACEHOLDERS = Set.of(
            "yoursecretheader",
            "yoursecret",
            "yoursecretkey",
            "yourwebhooksecret",
            "yourwebhooksecretheader",
            "yoursupersecret",
            "webhooksecret",
            "webhooksecretheader",
            "secret",
            "mysecret",
            "supersecret",
            "changeme",
            "changeit",
            "replaceme",
            "placeholder",
            "example",
            "todo",
            "null",
            "undefined",
            "none");

    private final String id;

    /** Transient, so that no mapper that looks at fields writes it. */
    private final transient byte[] value;

    private WebhookSecret(String id, byte[] value) {
        this.id = id;
        this.value = value;
    }

    /**
     * A secret with the id {@value #DEFAULT_ID}.
     *
     * @throws InvalidSecretException if the value is missing, blank, quoted, surrounded by blanks, a placeholder of an example or
     *     one that was not resolved ({@code ${EU_SECRET}})
     */
    public static WebhookSecret of(@Nullable String value) {
        return of(DEFAULT_ID, value);
    }

    /**
     * A secret with a name of its own, for receivers that know several (two panels, or a rotation).
     *
     * @param id what logs call it; not blank, no secret itself
     * @throws InvalidSecretException if the value is missing, blank, quoted, surrounded by blanks, a placeholder of an example or
     *     one that was not resolved ({@code ${EU_SECRET}})
     */
    public static WebhookSecret of(String id, @Nullable String value) {
        if (id.isBlank()) {
            throw new InvalidSecretException("The id of a webhook secret is blank. Name it, e.g. \"main-panel\".");
        }
        String name = "The Remnawave webhook secret '" + id + "' ";
        if (value == null || value.isBlank()) {
            throw new InvalidSecretException(name + "is " + (value == null ? "missing." : "blank.") + HOW_TO_SET);
        }
        if (isQuoted(value)) {
            throw new InvalidSecretException(
                    name + "has quotes around it, which became part of the value. Remove the quotes.");
        }
        String unresolved = UnresolvedPlaceholder.describe(value);
        if (unresolved != null) {
            throw new InvalidSecretException(name + "is " + unresolved);
        }
        if (value.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c) || c == '\uFEFF')) {
            throw new InvalidSecretException(
                    name + "has a blank, a line break or a control character in it. Remove it (a file written with echo"
                            + " ends in a line break).");
        }
        if (isPlaceholder(value)) {
            throw new InvalidSecretException(name + "is still the placeholder of an example." + HOW_TO_SET);
        }
        warnOfForm(id, value);
        if (value.equals(PUBLIC_SAMPLE)) {
            log.warn(
                    "The Remnawave webhook secret '{}' is the public sample of the panel's .env file: anybody can forge"
                            + " events with it. Generate one of your own (openssl rand -hex 32) and set it on both sides",
                    id);
        }
        return new WebhookSecret(id, value.getBytes(StandardCharsets.UTF_8));
    }

    /** What a panel would refuse at its own start, and another sender may use. */
    private static void warnOfForm(String id, String value) {
        String oddity;
        if (value.length() < PANEL_MINIMUM_LENGTH) {
            oddity = "has " + value.length() + " characters; a panel demands at least " + PANEL_MINIMUM_LENGTH;
        } else if (!value.chars().allMatch(WebhookSecret::isOfPanelsAlphabet)) {
            oddity = "has characters other than A-Z, a-z and 0-9, which alone a panel takes";
        } else {
            return;
        }
        log.warn(
                "The Remnawave webhook secret '{}' {}, so this cannot be its WEBHOOK_SECRET_HEADER, and every delivery of"
                        + " a panel would be answered 401",
                id,
                oddity);
    }

    private static boolean isOfPanelsAlphabet(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** Whether a panel could have this value as its secret. */
    static boolean isOfPanelsForm(String value) {
        return value.length() >= PANEL_MINIMUM_LENGTH && value.chars().allMatch(WebhookSecret::isOfPanelsAlphabet);
    }

    /** A secret as a mistaken sender may hold it, for {@link SecretMistakes} alone. */
    static WebhookSecret unchecked(String id, String value) {
        return new WebhookSecret(id, value.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isQuoted(String value) {
        char first = value.charAt(0);
        char last = value.charAt(value.length() - 1);
        return "\"'`".indexOf(first) >= 0 || "\"'`".indexOf(last) >= 0;
    }

    private static boolean isPlaceholder(String value) {
        String plain = value.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
        return PLACEHOLDERS.contains(plain)
                || value.startsWith("<")
                || value.chars().allMatch(c -> c == 'x' || c == 'X' || c == '*' || c == '.');
    }

    /** What logs, metrics and deliveries call this secret. */
    public String id() {
        return id;
    }

    /**
     * The signature that a panel with this secret sends with a body, in lower-case hex: for tools that send, and for tests. It
     * does not tell the value.
     *
     * @param body the exact bytes; not changed
     */
    public String sign(byte[] body) {
        return HexFormat.of().formatHex(new HmacKey(this).sign(body));
    }

    /** Whether another has the same value under whatever id; the time it takes does not depend on where values differ. */
    public boolean hasValueOf(WebhookSecret other) {
        return MessageDigest.isEqual(value, other.value);
    }

    byte[] value() {
        return value;
    }

    /**
     * A key that follows from the secret and cannot be led back to it: HKDF with SHA-256 (RFC 5869), without a salt. For what has
     * to be kept safe beside a receiver, such as stored deliveries: a key of its own for each purpose.
     *
     * @param purpose names what the key is for; the same purpose gives the same key
     * @return 32 bytes, a new array at each call
     */
    public byte[] deriveKey(String purpose) {
        return KeyDerivation.derive(value, new byte[0], purpose.getBytes(StandardCharsets.UTF_8), 32);
    }

    /** Whether both the id and the value are the same; the time it takes does not depend on where values differ. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WebhookSecret that && id.equals(that.id) && MessageDigest.isEqual(value, that.value);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** The id; never the value. */
    @Override
    public String toString() {
        return "WebhookSecret[" + id + "]";
    }
}
