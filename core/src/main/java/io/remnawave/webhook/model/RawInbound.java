package io.remnawave.webhook.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The Xray configuration of an inbound as the panel stores it, free-form JSON that may hold REALITY private keys: masked
 * like a {@link Secret} until it is asked for.
 *
 * <p>It is a window on the retained body, decoded when it is revealed and not before. Immutable and thread-safe.
 */
public final class RawInbound {
    private final transient byte[] body;
    private final transient int offset;
    private final transient int length;
    private final transient Function<String, Map<String, @Nullable Object>> parser;

    /**
     * Opens a window on a body; made by the decoder.
     *
     * @param body the retained body in UTF-8, not copied
     * @param offset where the JSON object begins
     * @param length its length in bytes
     * @param parser turns the JSON text into an unmodifiable map
     */
    public RawInbound(byte[] body, int offset, int length, Function<String, Map<String, @Nullable Object>> parser) {
        this.body = body;
        this.offset = offset;
        this.length = length;
        this.parser = parser;
    }

    /** The JSON text, byte for byte what the panel sent. */
    public String reveal() {
        return new String(body, offset, length, UTF_8);
    }

    /** The JSON object as an unmodifiable map in the order of the panel, parsed anew at each call. */
    public Map<String, @Nullable Object> revealAsMap() {
        return parser.apply(reveal());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RawInbound that && MessageDigest.isEqual(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes());
    }

    @JsonValue
    @Override
    public String toString() {
        return "****";
    }

    private byte[] bytes() {
        return Arrays.copyOfRange(body, offset, offset + length);
    }
}
