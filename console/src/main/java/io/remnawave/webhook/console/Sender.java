package io.remnawave.webhook.console;

import io.remnawave.webhook.signature.WebhookSecret;
import io.remnawave.webhook.spi.WebhookHeaders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends to the application under development, over HTTP as a panel does, and nowhere else. Thread-safe. */
final class Sender {

    private static final DateTimeFormatter PANEL_TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final Supplier<@Nullable URI> target;
    private final Supplier<List<WebhookSecret>> secrets;
    private final Duration patience;
    private final Clock clock;

    Sender(Supplier<@Nullable URI> target, Supplier<List<WebhookSecret>> secrets, Duration patience, Clock clock) {
        this.target = target;
        this.secrets = secrets;
        this.patience = patience;
        this.clock = clock;
    }

    @Nullable
    URI target() {
        return target.get();
    }

    /** @throws IllegalArgumentException if it is not known yet */
    URI requireTarget() {
        URI url = target.get();
        if (url == null) {
            throw new IllegalArgumentException(
                    "The console does not know yet where the application takes deliveries. Set"
                            + " remnawave.webhook.console.target, or give its builder a target(...). In a servlet container it"
                            + " learns that from the first request that comes there: open the address of the webhook once.");
        }
        return url;
    }

    /** How long an answer is waited for. */
    Duration patience() {
        return patience;
    }

    List<String> secretIds() {
        return secrets.get().stream().map(WebhookSecret::id).toList();
    }

    /**
     * A secret by its id.
     *
     * @param id null for the first
     * @throws IllegalArgumentException if there is none
     */
    WebhookSecret secret(@Nullable String id) {
        return secrets.get().stream()
                .filter(secret -> id == null || secret.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The console has no secret to sign with. Give its builder the secrets(...) of the receiver."));
    }

    /**
     * Sends a body with the time of now, signed anew.
     *
     * @throws IllegalArgumentException if it is no event
     */
    Sent sendAsNew(byte[] body, @Nullable String secretId) throws IOException, InterruptedException {
        String now = PANEL_TIME.format(clock.instant());
        BodyText text = BodyText.of(body)
                .filter(event -> event.at("timestamp").isPresent())
                .orElseThrow(() -> new IllegalArgumentException(
                        "The body is no event with a timestamp, so there is nothing to make anew."));
        byte[] fresh = text.replace(value -> value.path().equals("timestamp"), value -> '"' + now + '"')
                .getBytes(StandardCharsets.UTF_8);
        return send(fresh, secret(secretId).sign(fresh), now);
    }

    /** Sends the very bytes again. */
    Sent sendAgain(byte[] body, String signature, @Nullable String timestamp) throws IOException, InterruptedException {
        return send(body, signature, timestamp);
    }

    private Sent send(byte[] body, String signature, @Nullable String timestamp)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(requireTarget())
                .timeout(patience)
                .header("Accept", "application/json, text/plain, */*")
                .header("Content-Type", "application/json")
                .header(WebhookHeaders.SIGNATURE, signature)
                .header("User-Agent", "Remnawave")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (timestamp != null) {
            request.header(WebhookHeaders.TIMESTAMP, timestamp);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Sent(signature, response.statusCode() + " " + Attempt.shortened(response.body(), 200), false);
        } catch (HttpConnectTimeoutException e) { // it has not been sent
            throw e;
        } catch (HttpTimeoutException e) { // it has: that is told, and is no failure
            return new Sent(signature, "no answer within " + patience.toSeconds() + " s", true);
        }
    }

    /**
     * What was sent, and what it was answered.
     *
     * @param timedOut whether the answer may still come
     */
    record Sent(String signature, String answer, boolean timedOut) {}
}
