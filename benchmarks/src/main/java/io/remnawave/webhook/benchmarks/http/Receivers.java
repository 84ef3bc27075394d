package io.remnawave.webhook.benchmarks.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookReceiverBuilder;
import io.remnawave.webhook.benchmarks.Bodies;
import io.remnawave.webhook.benchmarks.Settings;
import io.remnawave.webhook.event.UserEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What the servers do with a delivery. */
final class Receivers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final AtomicLong SEEN = new AtomicLong();

    private Receivers() {}

    static WebhookReceiver remnawave() {
        return remnawave(receiver -> {});
    }

    /** @param more what the receiver has besides its listener */
    static WebhookReceiver remnawave(Consumer<WebhookReceiverBuilder> more) {
        WebhookReceiverBuilder builder = Settings.receiver()
                .on(
                        "user.*",
                        UserEvent.class,
                        event -> SEEN.addAndGet(event.user().username().length()));
        more.accept(builder);
        return builder.build();
    }

    /** The code that the documentation leads to: a {@code Mac} for each request, {@code String.format}, a tree. */
    static boolean byHand(byte[] body, String signature) throws IOException, GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Bodies.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        StringBuilder hex = new StringBuilder();
        for (byte b : mac.doFinal(body)) {
            hex.append(String.format("%02x", b));
        }
        if (!hex.toString().equals(signature)) {
            return false;
        }
        JsonNode event = JSON.readTree(body);
        SEEN.addAndGet(event.path("data").path("username").asText().length());
        return true;
    }
}
