package io.remnawave.webhook.internal.diagnosis;

import io.remnawave.webhook.observe.ReceivedRequest.Cause;
import io.remnawave.webhook.observe.ReceivedRequest.Explanation;
import io.remnawave.webhook.observe.ReceivedRequest.Reason;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator why a request was refused: one line for each kind in ten seconds, so that a flood of forgeries costs no
 * disk. What looks like a panel is a kind of its own, and so is each cause of a signature that does not match, down to the secret
 * that looks meant, so that noise hides none of them. Finding out the cause has a limit of its own. Thread-safe.
 */
public final class RejectionLog {

    private static final Logger log = LoggerFactory.getLogger("io.remnawave.webhook.WebhookReceiver");

    private static final long LINE_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Each takes some ten microseconds a KB of the body. */
    private static final int EXPLANATIONS = 20;

    private static final long EXPLANATIONS_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final RejectionExplainer explainer;
    private final boolean explain;

    /** By kind, of which there is a bounded number: reasons, and causes for each secret. */
    private final ConcurrentMap<String, RateLimit> lines = new ConcurrentHashMap<>();

    private final RateLimit panelExplanations = new RateLimit(EXPLANATIONS, EXPLANATIONS_NANOS);
    private final RateLimit otherExplanations = new RateLimit(EXPLANATIONS, EXPLANATIONS_NANOS);

    /** @param explain whether to look for the likely cause of a signature that does not match */
    public RejectionLog(RejectionExplainer explainer, boolean explain) {
        this.explainer = explainer;
        this.explain = explain;
    }

    /**
     * Tells of a rejection, if its kind was not told of just now.
     *
     * @param body the whole body; null if it was not read
     * @param slow where what may take milliseconds runs; what it rejects is not logged
     */
    public void log(Rejection rejection, byte @Nullable [] body, Executor slow) {
        if (rejection.reason() == Reason.CLOSED
                || (rejection.reason() == Reason.METHOD && !rejection.looksLikeAPanel())) {
            return; // a shutdown, and anybody who opens the address in a browser
        }
        if (rejection.reason() != Reason.MISMATCH) {
            write(
                    rejection,
                    rejection.reason().name(),
                    explainer.explain(rejection, body).text());
            return;
        }
        if (!explain) {
            write(rejection, rejection.reason().name(), "no configured secret produces this signature for this body");
            return;
        }
        RateLimit explanations = rejection.looksLikeAPanel() ? panelExplanations : otherExplanations;
        if (!explanations.tryPass()) {
            return;
        }
        try {
            slow.execute(() -> {
                Explanation explanation = explainer.explain(rejection, body);
                // The text of a mistyped secret names the secret, and there are as many as there are secrets and
                // mistakes.
                String kind = explanation.cause() == Cause.SECRET_MISTYPED
                        ? explanation.text()
                        : explanation.cause().name();
                write(rejection, kind, explanation.text());
            });
        } catch (RejectedExecutionException e) {
            log.debug("A refused delivery is not explained: too many are being explained now");
        }
    }

    private void write(Rejection rejection, String kind, String text) {
        String key = rejection.looksLikeAPanel() ? "panel " + kind : kind;
        RateLimit line = lines.computeIfAbsent(key, unused -> new RateLimit(1, LINE_NANOS));
        if (!line.tryPass()) {
            return;
        }
        long more = line.takeSuppressed();
        if (rejection.reason() == Reason.MISMATCH) {
            more += (rejection.looksLikeAPanel() ? panelExplanations : otherExplanations).takeSuppressed();
        }
        log.warn(
                "Refused a {} with {}: {}{}",
                rejection.looksLikeAPanel() ? "delivery of a panel" : "request",
                rejection.response().status(),
                text,
                more == 0 ? "" : " (and " + more + " more like it were not logged)");
    }
}
