package io.remnawave.webhook.listener;

/** A listener that could never work; thrown when the receiver is built. The message names the method and the cure. */
public final class InvalidListenerException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidListenerException(String listenerId, String problem) {
        super("The Remnawave event listener " + listenerId + " " + problem);
    }
}
