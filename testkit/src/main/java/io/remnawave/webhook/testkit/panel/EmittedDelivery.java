package io.remnawave.webhook.testkit.panel;

import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * An event that was emitted, and what became of it. Thread-safe; complete when the emulator hands it over, except for
 * faults that send later: their jobs are added as they are done.
 */
public final class EmittedDelivery {

    private final SignedDelivery signed;
    private final List<DeliveryJob> jobs = new CopyOnWriteArrayList<>();

    EmittedDelivery(SignedDelivery signed) {
        this.signed = signed;
    }

    void add(DeliveryJob job) {
        jobs.add(job);
    }

    /** The name of the event. */
    public String event() {
        return signed.event();
    }

    /** What receivers call the id of the delivery: its signature. */
    public String id() {
        return signed.signature();
    }

    /** What was sent, before anything on the way changed it. */
    public SignedDelivery signed() {
        return signed;
    }

    /** A job for every URL and duplicate; none while the delivery is held back. Unmodifiable. */
    public List<DeliveryJob> jobs() {
        return List.copyOf(jobs);
    }

    /** The tries of all jobs. */
    public List<Attempt> attempts() {
        return jobs.stream().flatMap(job -> job.attempts().stream()).toList();
    }

    /** Whether every job ended in a 2xx, so that the panel has nothing left to do. */
    public boolean accepted() {
        return !jobs.isEmpty() && jobs.stream().allMatch(DeliveryJob::accepted);
    }

    /** The status in which the last job ended; empty where the panel saw none. */
    public OptionalInt status() {
        return jobs.isEmpty() ? OptionalInt.empty() : jobs.get(jobs.size() - 1).status();
    }

    /** The event and what each job saw, a line each; never the payload. */
    @Override
    public String toString() {
        return jobs.isEmpty()
                ? event() + " (not sent yet)"
                : event() + " to "
                        + jobs.stream().map(DeliveryJob::toString).collect(Collectors.joining("\n  and to "));
    }
}
