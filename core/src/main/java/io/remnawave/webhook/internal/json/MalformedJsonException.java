package io.remnawave.webhook.internal.json;

/** A body is no event; the decoder tells it to the application as its own exception. */
public final class MalformedJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param reason what is wrong, for the developer, without a word of the body */
    MalformedJsonException(String reason) {
        super(reason);
    }

    /** A body without a name is no event. */
    public static MalformedJsonException noName() {
        return new MalformedJsonException("it has no text at `event`");
    }

    /** What is wrong; it holds nothing of the body. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
