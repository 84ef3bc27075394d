package io.remnawave.webhook.listener;

/** A listener that could never work; thrown when the receiver is built. The message names the method and the cure. */
public final class InvalidListenerException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * For adapters, which know reasons of their own.
     *
     * @param problem continues a sentence that begins with the listener, and ends with the cure
     */
    public InvalidListenerException(String listenerId, String problem) {
        super("The Remnawave event listener " + listenerId + " " + problem);
    }
}
