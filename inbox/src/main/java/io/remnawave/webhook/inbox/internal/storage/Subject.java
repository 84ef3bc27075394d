package io.remnawave.webhook.inbox.internal.storage;

import io.remnawave.webhook.decode.EventDecoder;
import io.remnawave.webhook.decode.MalformedEventException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whom or what a delivery is about: the user or the node whose events are to be handled one after the other. */
public final class Subject {

    private Subject() {}

    /**
     * The user or node of a body: its kind and its id.
     *
     * @return null if it is about neither, or cannot be decoded
     */
    public static @Nullable String of(String scope, byte[] body) {
        Map<String, @Nullable Object> data;
        try {
            data = EventDecoder.standard().decode(body).data();
        } catch (MalformedEventException e) { // found again, and said, where it is to be handled
            return null;
        }
        if (data.get("user") instanceof Map<?, ?> user) {
            return named("user", user);
        }
        return switch (scope) {
            case "user", "node" -> named(scope, data);
            default -> null;
        };
    }

    private static @Nullable String named(String kind, Map<?, ?> data) {
        Object id = data.get("uuid") != null ? data.get("uuid") : data.get("id");
        return id == null ? null : kind + " " + id;
    }
}
