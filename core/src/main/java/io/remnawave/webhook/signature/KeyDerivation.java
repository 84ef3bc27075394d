package io.remnawave.webhook.signature;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256, RFC 5869: Java has one of its own from release 25 on. */
final class KeyDerivation {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int HASH_LENGTH = 32;

    private KeyDerivation() {}

    /** @param length at most 255 × 32 bytes */
    static byte[] derive(byte[] keyMaterial, byte[] salt, byte[] info, int length) {
        Mac extract = mac(salt.length == 0 ? new byte[HASH_LENGTH] : salt);
        Mac expand = mac(extract.doFinal(keyMaterial));
        byte[] key = new byte[length];
        byte[] block = {};
        for (int at = 0, number = 1; at < length; at += HASH_LENGTH, number++) {
            expand.update(block);
            expand.update(info);
            expand.update((byte) number);
            block = expand.doFinal();
            System.arraycopy(block, 0, key, at, Math.min(HASH_LENGTH, length - at));
        }
        Arrays.fill(block, (byte) 0);
        return key;
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
