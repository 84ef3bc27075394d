package io.remnawave.webhook.benchmarks;

import io.remnawave.webhook.spi.WebhookHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Recorded bodies of panels, and what a panel would send with them. */
public final class Bodies {

    public static final String SECRET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZab";

    private Bodies() {}

    /** A body by a short name, see {@link VerifyAndDecode#body}. */
    public static byte[] named(String name) {
        return switch (name) {
            case "user" -> recorded("3.3.2/user.expired.json");
            case "user-1.3" -> recorded("1.3.3/user.expired.json");
            case "node" -> recorded("3.3.2/node.modified.json");
            case "node-1.3" -> recorded("1.3.3/node.modified.json");
            case "hwid" -> recorded("3.3.2/user_hwid_devices.added.json");
            case "torrent" -> recorded("3.3.2/torrent_blocker.report.json");
            case "service" -> recorded("3.3.2/service.login_attempt_failed.json");
            case "small" ->
                text(
                        "{\"scope\":\"errors\",\"event\":\"errors.x\",\"timestamp\":\"2026-08-22T05:25:35.156Z\",\"data\":{}}");
            case "large" -> LargeNode.of(named("node"));
            default -> throw new IllegalArgumentException("There is no body " + name + ".");
        };
    }

    static byte[] recorded(String path) {
        try (InputStream in = Bodies.class.getResourceAsStream("/corpus/" + path)) {
            return Objects.requireNonNull(in, path).readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] text(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    public static Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(text(SECRET), "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String sign(byte[] body) {
        return HexFormat.of().formatHex(mac().doFinal(body));
    }

    /** As an adapter gives them. */
    static Function<String, List<String>> headers(String signature) {
        List<String> values = List.of(signature);
        return name -> name.equals(WebhookHeaders.SIGNATURE) ? values : List.of();
    }
}
