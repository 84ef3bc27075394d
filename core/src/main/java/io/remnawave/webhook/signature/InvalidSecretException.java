package io.remnawave.webhook.signature;

/** A webhook secret that cannot be the panel's. The message tells the cure and never contains the value. */
public final class InvalidSecretException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidSecretException(String message) {
        super(message);
    }
}
