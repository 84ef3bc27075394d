package io.remnawave.webhook.inbox;

/** The database could not be asked, or its tables are not as they must be. */
public final class InboxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
