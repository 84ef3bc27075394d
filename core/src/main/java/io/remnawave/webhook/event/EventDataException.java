package io.remnawave.webhook.event;

/**
 * The data of an event cannot be read as the type that was asked for. The message tells the field and the type, and nothing of
 * what the body holds there.
 */
public final class EventDataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EventDataException(String message) {
        super(message);
    }
}
