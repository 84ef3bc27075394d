package io.remnawave.webhook.internal.diagnosis;

import io.remnawave.webhook.internal.log.RateLimit;
import io.remnawave.webhook.observe.ReceivedRequest.Cause;
import io.remnawave.webhook.observe.ReceivedRequest.Explanation;
import io.remnawave.webhook.observe.ReceivedRequest.Reason;
import java.util.EnumMap;
import java.util.Map;
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
    private final Sender panels = new Sender();
    private final Sender others = new Sender();

    /** The limits of one kind of senders. */
    private static final class Sender {

        private final Map<Reason, RateLimit> reasons = new EnumMap<>(Reason.class);

        /** By what was found out, of which there is a bounded number: causes, and mistakes in each secret. */
        private final ConcurrentMap<String, RateLimit> mismatches = new ConcurrentHashMap<>();

        Sender() {
            for (Reason reason : Reason.values()) {
                reasons.put(
                        reason,
                        reason == Reason.MISMATCH
                                ? new RateLimit(EXPLANATIONS, EXPLANATIONS_NANOS)
                                : new RateLimit(1, LINE_NANOS));
            }
        }

        RateLimit of(Reason reason) {
            RateLimit limit = reasons.get(reason);
            if (limit == null) {
                throw new IllegalStateException(reason + " has no limit");
            }
            return limit;
        }

        RateLimit ofMismatch(Explanation explanation) {
            // The text of a mistyped secret names the secret, and there are as many as there are secrets and mistakes.
            String kind = explanation.cause() == Cause.SECRET_MISTYPED
                    ? explanation.text()
                    : explanation.cause().name();
            return mismatches.computeIfAbsent(kind, unused -> new RateLimit(1, LINE_NANOS));
        }
    }

    /** @param explain whether to look for the likely cause of a signature that does not match */
    public RejectionLog(RejectionExplainer explainer, boolean explain) {
        this.explainer = explainer;
        this.explain = explain;
    }

    /**
     * Whether a rejection is to be told of: its kind was not told of just now. Counts it, so to be asked once for each.
     *
     * @param looksLikeAPanel see {@code ReceivedRequest.looksLikeAPanel()}
     */
    public boolean isDue(Reason reason, boolean looksLikeAPanel) {
        if (reason == Reason.CLOSED || (reason == Reason.METHOD && !looksLikeAPanel)) {
            return false; // a shutdown, and anybody who opens the address in a browser
        }
        return sender(looksLikeAPanel).of(reason).tryPass();
    }

    private Sender sender(boolean looksLikeAPanel) {
        return looksLikeAPanel ? panels : others;
    }

    /**
     * Tells of a rejection that is due.
     *
     * @param body the whole body; null if it was not read
     * @param slow where what may take milliseconds runs; what it rejects is not logged
     */
    public void log(Rejection rejection, byte @Nullable [] body, Executor slow) {
        Sender sender = sender(rejection.looksLikeAPanel());
        if (rejection.reason() != Reason.MISMATCH) {
            write(
                    rejection,
                    explainer.explain(rejection, body).text(),
                    sender.of(rejection.reason()).takeSuppressed());
        } else if (!explain) {
            writeMismatch(sender, rejection, explainer.withoutCause());
        } else {
            try {
                slow.execute(() -> writeMismatch(sender, rejection, explainer.explain(rejection, body)));
            } catch (RejectedExecutionException e) {
                log.debug("A refused delivery is not explained: too many are being explained now");
            }
        }
    }

    private static void writeMismatch(Sender sender, Rejection rejection, Explanation explanation) {
        RateLimit line = sender.ofMismatch(explanation);
        if (line.tryPass()) {
            long more = line.takeSuppressed() + sender.of(Reason.MISMATCH).takeSuppressed();
            write(rejection, explanation.text(), more);
        }
    }

    private static void write(Rejection rejection, String text, long more) {
        log.warn(
                "Refused a {} with {}: {}{}",
                rejection.looksLikeAPanel() ? "delivery of a panel" : "request",
                rejection.response().status(),
                text,
                more == 0 ? "" : " (and " + more + " more like it were not logged)");
    }
}
