package io.remnawave.webhook.testkit.compatibility;

import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A body as a panel sends it, and its signature. */
public final class SignedBody {

    /** What signs, and what the receivers of the cases know. */
    public static final String SECRET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZxx";

    private final byte[] bytes;
    private final String signature;

    private SignedBody(byte[] bytes, String signature) {
        this.bytes = bytes;
        this.signature = signature;
    }

    /** The bytes, not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** In hexadecimal digits. */
    public String signature() {
        return signature;
    }

    /** A {@code user.created} of now. */
    public static SignedBody of(String username) {
        return ofJson("{\"scope\":\"user\",\"event\":\"user.created\",\"timestamp\":\"" + now()
                + "\",\"data\":{\"id\":7,\"shortUuid\":\"aBcD\",\"username\":\"" + username
                + "\",\"status\":\"ACTIVE\",\"description\":\"\"},\"meta\":null}");
    }

    /** A {@code user.created} of so many bytes in all. */
    static SignedBody ofLength(int length) {
        return of("", length);
    }

    /** The same of a user, in as many bytes at least. */
    public static SignedBody of(String username, int length) {
        int envelope = of(username).bytes.length;
        return of(username + "x".repeat(Math.max(0, length - envelope)));
    }

    static SignedBody ofJson(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return new SignedBody(bytes, SignedDelivery.of(bytes, SECRET).signature());
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Other bytes under the signature of these. */
    SignedBody replacedBy(byte[] otherBytes) {
        return new SignedBody(otherBytes, signature);
    }

    private static String now() {
        // A panel writes three digits even where they are zeros, and so does toString() of an odd millisecond.
        return Instant.ofEpochMilli(Instant.now().toEpochMilli() | 1)
                .truncatedTo(ChronoUnit.MILLIS)
                .toString();
    }
}
