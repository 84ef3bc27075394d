package io.remnawave.webhook.testkit.panel;

import org.jspecify.annotations.Nullable;

/**
 * What a receiver answered.
 *
 * @param location where it redirects to; {@code null} where it does not
 * @param body its beginning as text, for messages: a panel does not look at it
 */
record HttpAnswer(int status, @Nullable String location, String body) {

    /** The same, with a word on who answered. */
    HttpAnswer redirectedTo(String target) {
        return new HttpAnswer(status, location, ("(redirected to " + target + ") " + body).strip());
    }

    @Override
    public String toString() {
        return body.isEmpty() ? Integer.toString(status) : status + " " + body;
    }
}
