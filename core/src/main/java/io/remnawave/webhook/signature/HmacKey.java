package io.remnawave.webhook.signature;

import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * HMAC-SHA256 under one secret, for many threads at once.
 *
 * <p>Preparing a {@link Mac} costs more than half of hashing a usual body, so prepared ones are lent from a few slots and
 * given back; a thread that finds its slot empty prepares a new one. A slot and not a {@link ThreadLocal}, for virtual
 * threads would each make their own; a new instance and not a clone, for some providers cannot clone. A {@code Mac} that
 * threw is in an unknown state and is not given back.
 */
final class HmacKey {

    private static final String ALGORITHM = "HmacSHA256";

    private static final int SLOTS = 16;

    private final String secretId;
    private final SecretKeySpec key;
    private final AtomicReferenceArray<@Nullable Mac> idle = new AtomicReferenceArray<>(SLOTS);

    HmacKey(WebhookSecret secret) {
        this.secretId = secret.id();
        this.key = new SecretKeySpec(secret.value(), ALGORITHM);
        idle.set(0, prepare());
    }

    String secretId() {
        return secretId;
    }

    byte[] sign(byte[] body) {
        int slot = (int) (Thread.currentThread().getId() & SLOTS - 1);
        Mac mac = idle.getAndSet(slot, null);
        if (mac == null) {
            mac = prepare();
        }
        byte[] signature = mac.doFinal(body);
        idle.setRelease(slot, mac);
        return signature;
    }

    private Mac prepare() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "This Java runtime offers no " + ALGORITHM
                            + ", which every Java platform must; check its security providers",
                    e);
        }
    }
}
