package io.remnawave.webhook.inbox.internal.storage;

import io.remnawave.webhook.signature.WebhookSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts what is stored: AES-256-GCM with the id of the delivery as additional data, so that a payload can neither be read nor
 * be put under another id. The key follows from the webhook secret of the delivery, unless one is given. Thread-safe.
 *
 * <p>What it writes: a byte for the format (1), 12 random bytes, the encrypted text with its tag of 16 bytes.
 */
public final class PayloadCipher {

    private static final byte FORMAT = 1;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private static final int HEADER_LENGTH = 1 + NONCE_LENGTH;

    private final Supplier<List<WebhookSecret>> secrets;
    private final byte @Nullable [] givenKey;
    private final SecureRandom random = new SecureRandom();
    private final Map<WebhookSecret, Keys> keys = new ConcurrentHashMap<>();

    /** @param givenKey 32 bytes; null to derive keys from the secrets */
    public PayloadCipher(Supplier<List<WebhookSecret>> secrets, byte @Nullable [] givenKey) {
        this.secrets = secrets;
        this.givenKey = givenKey;
    }

    private record Keys(SecretKeySpec payload, SecretKeySpec subject) {}

    /** Whether a delivery that this secret signed can be read. */
    public boolean knows(String secretId) {
        return givenKey != null || find(secretId) != null;
    }

    /** Encrypts the body of a delivery. */
    public byte[] encrypt(String deliveryId, String secretId, byte[] body) {
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, payloadKey(secretId), nonce, deliveryId);
            byte[] encrypted = new byte[HEADER_LENGTH + cipher.getOutputSize(body.length)];
            encrypted[0] = FORMAT;
            System.arraycopy(nonce, 0, encrypted, 1, NONCE_LENGTH);
            cipher.doFinal(body, 0, body.length, encrypted, HEADER_LENGTH);
            return encrypted;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Delivery " + deliveryId + " could not be encrypted", e);
        }
    }

    /**
     * Gives back the body of a delivery.
     *
     * @throws GeneralSecurityException if the key is another, or the stored bytes were changed
     */
    public byte[] decrypt(String deliveryId, String secretId, byte[] encrypted) throws GeneralSecurityException {
        if (encrypted.length < HEADER_LENGTH || encrypted[0] != FORMAT) {
            throw new GeneralSecurityException("The payload is not in a format that this version writes");
        }
        byte[] nonce = Arrays.copyOfRange(encrypted, 1, HEADER_LENGTH);
        return cipher(Cipher.DECRYPT_MODE, payloadKey(secretId), nonce, deliveryId)
                .doFinal(encrypted, HEADER_LENGTH, encrypted.length - HEADER_LENGTH);
    }

    /** Names a subject in a way that nobody without the key can lead back to it: 64 hex digits. */
    public String hash(String secretId, String subject) {
        SecretKeySpec key = keysOf(secretId).subject();
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(subject.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, String deliveryId)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(deliveryId.getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }

    private SecretKeySpec payloadKey(String secretId) {
        return givenKey == null ? keysOf(secretId).payload() : new SecretKeySpec(givenKey, "AES");
    }

    private Keys keysOf(String secretId) {
        WebhookSecret secret = find(secretId);
        if (secret == null) {
            throw new IllegalStateException("The secret '" + secretId + "' is not known any longer");
        }
        return keys.computeIfAbsent(
                secret,
                known -> new Keys(
                        new SecretKeySpec(known.deriveKey("remnawave-webhook-inbox payload 1"), "AES"),
                        new SecretKeySpec(known.deriveKey("remnawave-webhook-inbox subject 1"), "HmacSHA256")));
    }

    private @Nullable WebhookSecret find(String secretId) {
        for (WebhookSecret secret : secrets.get()) {
            if (secret.id().equals(secretId)) {
                return secret;
            }
        }
        return null;
    }
}
