package io.remnawave.webhook.testkit.panel;

import java.net.URI;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What the panel's queue holds for one URL: a delivery and the tries it took. Several URLs, and duplicates, are jobs that know
 * nothing of each other. Immutable.
 *
 * @param attempts at least one
 */
public record DeliveryJob(URI url, List<Attempt> attempts) {

    public DeliveryJob {
        attempts = List.copyOf(attempts);
    }

    /** Whether the last try was answered 2xx. */
    public boolean accepted() {
        return last().accepted();
    }

    /** The status of the last try; empty where the panel saw none. */
    public OptionalInt status() {
        return last().status();
    }

    private Attempt last() {
        return attempts.get(attempts.size() - 1);
    }

    /** The URL, and each try with its status. */
    @Override
    public String toString() {
        return url + ": " + attempts.stream().map(Attempt::toString).collect(Collectors.joining(", then "));
    }
}
