package io.remnawave.webhook.testkit.panel;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * One try to deliver. Immutable.
 *
 * @param number 1 for the first try
 * @param at how long after the first try of its job it began; with virtual time, the pauses count as if they had been waited for
 * @param latency from its begin to the end of the answer, as measured
 * @param status what the panel saw, after redirects; empty where it saw none
 * @param answer the beginning of the answer's body, behind a word on redirects; or why there was no answer. In one line, with
 *     control characters as the escapes that JSON has for them
 */
public record Attempt(int number, Duration at, Duration latency, OptionalInt status, String answer) {

    /** Whether the panel takes it as delivered. */
    public boolean accepted() {
        return status.isPresent() && status.getAsInt() / 100 == 2;
    }

    /** {@code 401 invalid signature}, or {@code no answer (connection refused)}. */
    @Override
    public String toString() {
        if (status.isEmpty()) {
            return "no answer (" + answer + ")";
        }
        return answer.isEmpty() ? Integer.toString(status.getAsInt()) : status.getAsInt() + " " + answer;
    }
}
