package io.remnawave.webhook.internal.databind;

import org.jspecify.annotations.Nullable;

/** Data does not fit a type. Neither message nor cause holds any of the data, which the words of a mapper quote. */
public final class UnreadableDataException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param path the field, empty for the data as a whole
     * @param definition what is wrong with the type itself, if that is it
     */
    UnreadableDataException(String path, @Nullable String definition) {
        this.reason = (path.isEmpty() ? "it does not fit as a whole" : "its field `" + path + "` does not fit")
                + (definition == null ? "" : ", because of the type: " + definition);
    }

    /** What does not fit, as the end of a sentence. */
    public String reason() {
        return reason;
    }
}
