package io.remnawave.webhook.decode;

import io.remnawave.webhook.event.RawPayload;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body as it came, parsed when it is asked for. */
final class RetainedPayload implements RawPayload {
    private final transient byte[] body;

    RetainedPayload(byte[] body) {
        this.body = body;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<String, @Nullable Object> data() {
        return body().get("data") instanceof Map<?, ?> data ? (Map<String, @Nullable Object>) data : Map.of();
    }

    @Override
    public Map<String, @Nullable Object> body() {
        return JsonTree.parseObject(body);
    }

    @Override
    public List<String> unknownFields() {
        return EventReader.unknownFields(body);
    }

    @Override
    public int size() {
        return body.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RetainedPayload that && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(body);
    }

    @Override
    public String toString() {
        return body.length + " bytes";
    }
}
