package io.remnawave.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a panel does before it sends: an independent reading of the protocol, sharing no code with the product. */
public final class Panel {

    public static final String SECRET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZab";

    private static final DateTimeFormatter TIMESTAMP =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private Panel() {}

    public static String sign(byte[] body) {
        return sign(body, SECRET);
    }

    public static String sign(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** A body of a current panel. */
    public static byte[] body(String event, Instant at, String data) {
        String scope = event.substring(0, event.indexOf('.'));
        return ("{\"scope\":\"" + scope + "\",\"event\":\"" + event + "\",\"timestamp\":\"" + TIMESTAMP.format(at)
                        + "\",\"data\":" + data + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A user event, with what the tests look at. */
    public static byte[] userEvent(String event, String username) {
        return body(event, Instant.now(), "{\"id\":1,\"username\":\"" + username + "\",\"status\":\"EXPIRED\"}");
    }

    public static Map<String, String> headers(byte[] body) {
        return Map.of("X-Remnawave-Signature", sign(body), "Content-Type", "application/json");
    }

    public static WebhookRequest request(byte[] body) {
        return WebhookRequest.of(body, headers(body));
    }
}
