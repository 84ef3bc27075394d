package io.remnawave.webhook.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object or array of a body that is left as it stands there. Immutable and thread-safe. */
public final class RawJson {
    private final transient byte[] body;
    private final transient int from;

    RawJson(byte[] body, int from) {
        this.body = body;
        this.from = from;
    }

    /** A copy of its bytes. */
    public byte[] bytes() {
        return Arrays.copyOfRange(body, from, JsonText.endOfContainer(body, from));
    }

    /** Its text, byte for byte what came. */
    public String text() {
        return new String(bytes(), UTF_8);
    }

    /** The object, which it must be, as an unmodifiable map, parsed anew at each call. */
    public Map<String, @Nullable Object> asMap() {
        return JsonTree.parseObject(bytes());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RawJson that && JsonTree.parse(bytes()).equals(JsonTree.parse(that.bytes()));
    }

    @Override
    public int hashCode() {
        return JsonTree.parse(bytes()).hashCode();
    }

    @Override
    public String toString() {
        return "****";
    }
}
