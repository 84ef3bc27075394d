package io.remnawave.webhook.benchmarks.http;

import io.remnawave.webhook.WebhookSettings;

/** What a server gives a request to, each under a path of its own. */
enum Handler {
    /** Reads the body and answers. */
    BARE("bare", "/bare"),
    /** This library, with one listener. */
    SDK("with this SDK", WebhookSettings.DEFAULT_PATH),
    /** As one writes it after the documentation. */
    BY_HAND("by hand", "/by-hand");

    private final String label;
    private final String path;

    Handler(String label, String path) {
        this.label = label;
        this.path = path;
    }

    /** As the tables name it. */
    String label() {
        return label;
    }

    String path() {
        return path;
    }
}
