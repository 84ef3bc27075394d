package io.remnawave.webhook.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.remnawave.webhook.internal.json.RawJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Xray configuration of an inbound as the panel stores it, free-form JSON that may hold REALITY private keys: masked
 * like a {@link Secret} until it is asked for.
 *
 * <p>It is a window on the body of the event, decoded when it is revealed and not before. Two are equal when their JSON says
 * the same. Immutable and thread-safe.
 */
public final class RawInbound {
    private final transient RawJson json;

    RawInbound(RawJson json) {
        this.json = json;
    }

    /** What Jackson finds when it is asked to make one of JSON. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    @SuppressWarnings("DoNotCallSuggester") // a mapper calls it
    static RawInbound refuse(@Nullable Object masked) {
        throw Secret.cannotBeReadBack("RawInbound");
    }

    /** The JSON text, byte for byte what the panel sent. */
    public String reveal() {
        return json.text();
    }

    /** The JSON object as an unmodifiable map in the order of the panel, parsed anew at each call. */
    public Map<String, @Nullable Object> revealAsMap() {
        return json.asMap();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RawInbound that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @JsonValue
    @Override
    public String toString() {
        return "****";
    }
}
