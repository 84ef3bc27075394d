package io.remnawave.webhook.benchmarks.http;

import io.remnawave.webhook.WebhookSettings;
import io.remnawave.webhook.event.EventNames;

/** What a server gives a request to: its path, the event and the signature that are sent, and the answer that is due. */
enum Handler {
    /** Reads the body and answers. */
    BARE("bare", "/bare"),
    /** The same on a thread on which it may block, where the framework's own way is the event loop. */
    BARE_ON_WORKER("bare, on a worker thread", "/bare-on-worker"),
    /** This library, with one listener, which may block. */
    SDK("with this SDK", WebhookSettings.DEFAULT_PATH),
    /** This library, with one listener that returns a stage, and so says that it does not block. */
    SDK_STAGE("with this SDK, a listener that returns a stage", EventNames.USER_CREATED, true, 200, "handled"),
    /** This library, with no listener for the event. */
    SDK_IGNORED("with this SDK, no listener", EventNames.USER_LIMITED, true, 200, "ignored"),
    /** This library, and a forgery. */
    SDK_REFUSED("with this SDK, a forged signature", EventNames.USER_EXPIRED, false, 401, "invalid signature"),
    /** As one writes it after the documentation. */
    BY_HAND("by hand", "/by-hand");

    private final String label;
    private final String path;
    private final String event;
    private final boolean signed;
    private final int status;
    private final String word;

    Handler(String label, String path) {
        this(label, path, EventNames.USER_EXPIRED, true, 200, "handled");
    }

    Handler(String label, String event, boolean signed, int status, String word) {
        this(label, WebhookSettings.DEFAULT_PATH, event, signed, status, word);
    }

    Handler(String label, String path, String event, boolean signed, int status, String word) {
        this.label = label;
        this.path = path;
        this.event = event;
        this.signed = signed;
        this.status = status;
        this.word = word;
    }

    /** As the tables name it. */
    String label() {
        return label;
    }

    String path() {
        return path;
    }

    /** The name of the event that is sent. */
    String event() {
        return event;
    }

    /** Whether it is signed with the secret of the server. */
    boolean isSigned() {
        return signed;
    }

    /** Whether an answer is the one that is due. */
    boolean isDue(int answeredStatus, String answeredWord) {
        return answeredStatus == status && answeredWord.equals(word);
    }
}
