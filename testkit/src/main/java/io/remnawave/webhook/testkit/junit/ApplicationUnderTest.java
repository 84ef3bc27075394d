package io.remnawave.webhook.testkit.junit;

import java.net.URI;
import java.util.Optional;

/** What a test says of the application it tests, asked when something is emitted. */
interface ApplicationUnderTest {

    /** The path where deliveries are taken, unless the application has another. */
    String DEFAULT_PATH = "/remnawave/webhook";

    /**
     * Where it takes deliveries, in full.
     *
     * @throws IllegalStateException if that cannot be known yet, or at all; the message says what to do
     */
    URI url();

    /** The secret that it was started with, where it can be asked. */
    default Optional<String> secret() {
        return Optional.empty();
    }

    /** Another of its secrets by its id, where it can be asked. */
    default Optional<String> secret(String id) {
        return Optional.empty();
    }
}
