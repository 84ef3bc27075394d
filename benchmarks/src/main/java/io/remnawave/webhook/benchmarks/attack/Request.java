package io.remnawave.webhook.benchmarks.attack;

import io.remnawave.webhook.benchmarks.Bodies;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A request of a panel, or of who pretends to be one. */
final class Request {

    private static final String RECORDED = new String(Bodies.named("user"), StandardCharsets.UTF_8);

    private static final AtomicLong NUMBER = new AtomicLong();

    private final byte[] body;
    private final @Nullable String signature;
    private final int length;

    /**
     * A request.
     *
     * @param signature null for none
     * @param length what its head announces
     */
    Request(byte[] body, @Nullable String signature, int length) {
        this.body = body;
        this.signature = signature;
        this.length = length;
    }

    byte[] body() {
        return body;
    }

    @Nullable
    String signature() {
        return signature;
    }

    int length() {
        return length;
    }

    /** An event that was never sent before. */
    static Request signed() {
        byte[] body = newBody();
        return new Request(body, HexFormat.of().formatHex(Bodies.mac().doFinal(body)), body.length);
    }

    /** The same with a signature that no secret makes. */
    static Request forged() {
        byte[] body = newBody();
        return new Request(body, "%064x".formatted(NUMBER.incrementAndGet()), body.length);
    }

    private static byte[] newBody() {
        String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        return Bodies.text(RECORDED.replaceFirst("\"timestamp\":\"[^\"]*\"", "\"timestamp\":\"" + now + "\"")
                .replaceFirst("\"username\":\"[^\"]*\"", "\"username\":\"user" + NUMBER.incrementAndGet() + "\""));
    }
}
