package io.remnawave.webhook.internal.reception;

import io.remnawave.webhook.decode.MalformedEventException;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.internal.diagnosis.Rejection;
import io.remnawave.webhook.internal.log.LogSanitizer;
import io.remnawave.webhook.observe.ReceivedRequest.Reason;
import io.remnawave.webhook.observe.WebhookObserver;
import io.remnawave.webhook.signature.SignatureVerifier;
import io.remnawave.webhook.spi.Admission;
import io.remnawave.webhook.spi.AdmittedDelivery;
import io.remnawave.webhook.spi.DeliverySteps.Refusal;
import io.remnawave.webhook.spi.Exchange;
import io.remnawave.webhook.spi.RequestHead;
import io.remnawave.webhook.spi.WebhookHeaders;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request: its steps in a row, its one answer, and what is told of it. */
public class RequestExchange implements Exchange {

    private static final Logger log = LoggerFactory.getLogger("io.remnawave.webhook.WebhookReceiver");

    /** Of a request that the server may have taken back. */
    static final RequestHead NOTHING_KNOWN = RequestHead.of("POST", name -> List.of());

    private static final AtomicIntegerFieldUpdater<RequestExchange> ANSWERED =
            AtomicIntegerFieldUpdater.newUpdater(RequestExchange.class, "answered");

    private final Reception reception;
    private final RequestHead head;
    private final @Nullable Executor executor;
    private final long startNanos;
    private final CompletableFuture<WebhookResponse> answer = new CompletableFuture<>();
    private volatile int answered;

    private volatile @Nullable IncomingBody incoming;
    private volatile byte @Nullable [] body;

    /** @param executor where what may block runs; null where {@link #executor()} gives another */
    RequestExchange(Reception reception, RequestHead head, @Nullable Executor executor) {
        this.reception = reception;
        this.head = head;
        this.executor = executor;
        this.startNanos = reception.observer == WebhookObserver.NONE ? 0 : System.nanoTime();
    }

    /** Where what may block runs. */
    Executor executor() {
        return Objects.requireNonNull(executor);
    }

    /** Where it is found out whether a body was re-formatted. */
    Executor decisions() {
        return reception.decisions;
    }

    /** Where the cause of a refusal is found out, for the log. */
    Executor explanations() {
        return reception.explanations;
    }

    @Override
    public CompletableFuture<WebhookResponse> answer() {
        return answer;
    }

    @Override
    public @Nullable WebhookResponse precheck() {
        Refusal refusal;
        try {
            refusal = reception.precheck(head);
        } catch (RuntimeException e) { // of a server that cannot even show its headers
            answer(WebhookResponse.UNREADABLE, Reason.UNREADABLE, null, e);
            return WebhookResponse.UNREADABLE;
        }
        if (refusal == null) {
            return null;
        }
        answer(refusal.response(), refusal.reason(), null, null);
        return refusal.response();
    }

    @Override
    public void expectBody() {
        if (incoming == null && answered == 0) {
            incoming = new IncomingBody(reception.bodies, head.contentLength(), reception.maxBodySize, this::refuse);
        }
    }

    @Override
    public boolean append(byte[] bytes, int offset, int length) {
        if (answered == 1) {
            return false;
        }
        expectBody();
        IncomingBody current = incoming;
        return current != null && current.append(bytes, offset, length);
    }

    /** How many bytes of the body have come. */
    private int received() {
        byte[] whole = body;
        IncomingBody current = incoming;
        return whole != null ? whole.length : current != null ? current.size() : 0;
    }

    private void refuse(Reason reason) {
        WebhookResponse response = switch (reason) {
            case TOO_LARGE -> WebhookResponse.TOO_LARGE;
            case OVERLOADED -> WebhookResponse.UNAVAILABLE;
            default -> WebhookResponse.TIMEOUT;
        };
        answer(response, reason, null, null);
    }

    @Override
    public void fail(Throwable cause) {
        answer(WebhookResponse.UNREADABLE, Reason.UNREADABLE, null, cause);
    }

    @Override
    public void tooLarge() {
        answer(WebhookResponse.TOO_LARGE, Reason.TOO_LARGE, null, null);
    }

    @Override
    public void evict() {
        answer(WebhookResponse.TIMEOUT, Reason.EVICTED, null, null);
    }

    @Override
    public void complete() {
        if (answered == 1) {
            return;
        }
        IncomingBody current = incoming;
        if (current == null) {
            complete(new byte[0]);
            return;
        }
        byte[] whole = current.end();
        if (whole != null) {
            admit(whole);
        }
    }

    @Override
    public void complete(byte[] whole) {
        if (whole.length > reception.maxBodySize) {
            answer(WebhookResponse.TOO_LARGE, Reason.TOO_LARGE, null, null);
        } else {
            admit(whole);
        }
    }

    private void admit(byte[] whole) {
        body = whole;
        if (reception.isClosed()) {
            answer(WebhookResponse.UNAVAILABLE, Reason.CLOSED, null, null);
            return;
        }
        decide(whole, null);
    }

    /** @param undecided what was left open when this body was looked at before; null the first time */
    private void decide(byte[] whole, Admission.@Nullable Undecided undecided) {
        Admission admission;
        try {
            admission = undecided == null
                    ? reception.admitter.admit(head, whole)
                    : undecided.decision().get();
        } catch (MalformedEventException e) {
            answer(WebhookResponse.MALFORMED, Reason.MALFORMED, null, e);
            return;
        } catch (Throwable e) { // the supplier of the secrets, or a server that takes back its headers
            answer(WebhookResponse.UNAVAILABLE, Reason.UNAVAILABLE, null, e);
            return;
        }
        if (admission instanceof Admission.Undecided open) {
            decideSlowly(whole, open);
        } else if (admission instanceof Admission.Admitted admitted) {
            release();
            handle(admitted.delivery());
        } else if (admission instanceof Admission.Answered refused) {
            answer(refused.response(), refused.reason(), refused.delivery(), null);
        }
    }

    private void decideSlowly(byte[] whole, Admission.Undecided undecided) {
        try {
            decisions().execute(() -> decide(whole, undecided));
        } catch (RejectedExecutionException e) {
            answer(WebhookResponse.UNAVAILABLE, Reason.OVERLOADED, null, null);
        }
    }

    /** The body is verified or refused: it counts no longer among those that are not. */
    private void release() {
        IncomingBody current = incoming;
        if (current != null) {
            current.release();
        }
    }

    private void handle(AdmittedDelivery delivery) {
        CompletionStage<WebhookResponse> handled;
        try {
            handled = reception.handler.handle(delivery, executor());
        } catch (Throwable e) { // of a handler that breaks its promise
            handled = CompletableFuture.failedFuture(e);
        }
        if (handled instanceof CompletableFuture<WebhookResponse> known
                && known.isDone()
                && !known.isCompletedExceptionally()) {
            answerHandled(delivery, known.join());
            return;
        }
        handled.whenComplete((response, failure) -> {
            if (failure == null) {
                answerHandled(delivery, response);
            } else {
                answerFailure(delivery, failure instanceof CompletionException ? failure.getCause() : failure);
            }
        });
    }

    private void answerHandled(AdmittedDelivery delivery, WebhookResponse response) {
        answer(response, response == WebhookResponse.UNAVAILABLE ? unavailability() : null, delivery, null);
    }

    private Reason unavailability() {
        return reception.isClosed() ? Reason.CLOSED : Reason.UNAVAILABLE;
    }

    private void answerFailure(AdmittedDelivery delivery, @Nullable Throwable failure) {
        if (failure instanceof MalformedEventException) {
            answer(WebhookResponse.MALFORMED, Reason.MALFORMED, delivery, failure);
        } else if (failure instanceof RejectedExecutionException) {
            answer(WebhookResponse.UNAVAILABLE, reception.isClosed() ? Reason.CLOSED : Reason.BUSY, delivery, failure);
        } else {
            answer(WebhookResponse.UNAVAILABLE, Reason.UNAVAILABLE, delivery, null);
            log.error(
                    "Delivery {} could not be handled; the panel is answered 503 and will repeat it",
                    delivery.id(),
                    failure == null ? null : LogSanitizer.of(failure));
        }
    }

    private void answer(
            WebhookResponse response,
            @Nullable Reason reason,
            @Nullable AdmittedDelivery delivery,
            @Nullable Throwable cause) {
        if (answered == 1 || ANSWERED.getAndSet(this, 1) == 1) {
            return;
        }
        try {
            tell(response, reason, delivery, cause);
        } catch (Throwable e) { // of a server that takes back its headers, of a supplier of secrets, of the log
            reception.failedToTell(e);
        } finally {
            letGo();
            answer.complete(response);
        }
    }

    private void tell(
            WebhookResponse response,
            @Nullable Reason reason,
            @Nullable AdmittedDelivery delivery,
            @Nullable Throwable cause) {
        boolean observed = reception.observer != WebhookObserver.NONE;
        Rejection rejection = reason == null ? null : refused(response, reason, delivery, cause, observed);
        if (observed) {
            ReceivedRequestReport report = new ReceivedRequestReport(
                    response,
                    reception.explainer,
                    rejection,
                    delivery,
                    reception.clock.instant(),
                    System.nanoTime() - startNanos,
                    body,
                    received(),
                    head);
            reception.observer.onRequest(report);
            report.forgetHead();
        }
    }

    /** Whoever holds this request while it is answered holds its body no longer. */
    private void letGo() {
        IncomingBody current = incoming;
        body = null;
        if (current != null) {
            incoming = null;
            current.release();
        }
    }

    /** Has the log tell of a refusal; gives null where nobody is told. */
    private @Nullable Rejection refused(
            WebhookResponse response,
            Reason reason,
            @Nullable AdmittedDelivery delivery,
            @Nullable Throwable cause,
            boolean observed) {
        RequestHead shown = reason == Reason.UNREADABLE ? NOTHING_KNOWN : head;
        boolean panel = ReceivedRequestReport.looksLikeAPanel(shown);
        // What is unavailable without a cause was told of by whoever found it so.
        boolean logged = (reason != Reason.UNAVAILABLE || cause != null) && reception.log.isDue(reason, panel);
        if (!observed && !logged) {
            return null;
        }
        Rejection rejection = rejection(response, reason, panel, shown, delivery, cause);
        if (logged) {
            reception.log.log(rejection, body, explanations());
        }
        return rejection;
    }

    private Rejection rejection(
            WebhookResponse response,
            Reason reason,
            boolean looksLikeAPanel,
            RequestHead shown,
            @Nullable AdmittedDelivery delivery,
            @Nullable Throwable cause) {
        List<String> signatures = shown.headers(WebhookHeaders.SIGNATURE);
        List<String> encodings = shown.headers("Content-Encoding");
        return new Rejection(
                response,
                reason,
                looksLikeAPanel,
                shown.method(),
                encodings.isEmpty() ? null : encodings.get(0),
                SignatureVerifier.checkForm(signatures) == null ? signatures.get(0) : null,
                shown.contentLength(),
                received(),
                delivery == null ? null : delivery.eventName(),
                delivery == null ? null : delivery.occurredAt(),
                reception.clock.instant(),
                cause);
    }
}
