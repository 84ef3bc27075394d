package io.remnawave.webhook.testkit.panel;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Is told of each try as it happens. Called on the emulator's threads, several at a time. */
@FunctionalInterface
public interface AttemptListener {

    /**
     * A try is over. What is thrown fails the emission.
     *
     * @param retryIn when the panel tries again; empty where this was the last try
     */
    void attempted(URI url, Attempt attempt, Optional<Duration> retryIn);
}
