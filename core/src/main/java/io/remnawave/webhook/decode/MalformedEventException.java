package io.remnawave.webhook.decode;

/**
 * A body is no event: not one JSON object in UTF-8 with a text at {@code event}, or beyond a limit of
 * {@link EventDecoder}. Neither message nor cause holds any of the payload.
 */
public final class MalformedEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /** @param reason what is wrong, without a word of the body */
    public MalformedEventException(String reason) {
        super("The body is not an event: " + reason);
        this.reason = reason;
    }

    /** What is wrong, for the developer; it holds nothing of the payload. */
    public String reason() {
        return reason;
    }
}
