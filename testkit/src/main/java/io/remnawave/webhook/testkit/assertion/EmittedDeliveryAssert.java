package io.remnawave.webhook.testkit.assertion;

import io.remnawave.webhook.testkit.panel.DeliveryJob;
import io.remnawave.webhook.testkit.panel.EmittedDelivery;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;

/** Assertions on one event that was emitted; they hold for every URL and every duplicate. */
public final class EmittedDeliveryAssert extends AbstractAssert<EmittedDeliveryAssert, EmittedDelivery> {

    EmittedDeliveryAssert(EmittedDelivery actual) {
        super(actual, EmittedDeliveryAssert.class);
    }

    /** The receiver answered 2xx in the end, so the panel has nothing left to do. */
    public EmittedDeliveryAssert wasAccepted() {
        return everyJob(DeliveryJob::accepted, "to be accepted");
    }

    /** No try was answered 2xx: the panel has dropped the event. */
    public EmittedDeliveryAssert wasRejected() {
        return everyJob(job -> !job.accepted(), "to be rejected");
    }

    /** The last try was answered with this status. */
    public EmittedDeliveryAssert wasRejectedWith(int status) {
        return everyJob(
                job -> !job.accepted() && job.status().orElse(-1) == status, "to be rejected with status " + status);
    }

    /** The panel saw no answer to its last try. */
    public EmittedDeliveryAssert wasNotAnswered() {
        return everyJob(job -> job.status().isEmpty(), "to be left without an answer");
    }

    /** It took this many tries. */
    public EmittedDeliveryAssert afterAttempts(int attempts) {
        return everyJob(
                job -> job.attempts().size() == attempts,
                "to take " + attempts + (attempts == 1 ? " attempt" : " attempts"));
    }

    private EmittedDeliveryAssert everyJob(Predicate<DeliveryJob> condition, String expectation) {
        isNotNull();
        if (actual.jobs().isEmpty() || !actual.jobs().stream().allMatch(condition)) {
            throw failure(
                    "%nExpected %s %s, but the panel saw:%n  %s%n%s",
                    actual.event(), expectation, actual, StatusHints.of(actual));
        }
        return this;
    }
}
