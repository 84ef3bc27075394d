package io.remnawave.webhook.spi;

import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.observe.ReceivedRequest.Reason;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The three steps of a delivery, each alone. {@link Exchange} is the three in a row, with the bounds of bodies that are not yet
 * verified, the log and the observers; whoever calls the steps himself has to provide those. Thread-safe.
 */
public interface DeliverySteps {

    /**
     * The first step, before a byte of the body is read: method, {@code Content-Length}, {@code Content-Encoding}, form of the
     * signature. Never blocks.
     *
     * @return {@code null} if the body is to be read
     */
    @Nullable
    Refusal precheck(RequestHead head);

    /**
     * The second step: signature, envelope, freshness, and whether anybody listens. Takes the processor alone, a few
     * microseconds for a usual body: never blocks, calls neither listeners nor the idempotency store, and is safe on an event
     * loop. A supplier of secrets, where the application gave one, is called here: that it does not block is up to it.
     *
     * @param body the exact bytes; kept, so not to be changed afterwards
     */
    Admission admit(RequestHead head, byte[] body);

    /**
     * The third step, see {@link DeliveryHandler#handle}.
     *
     * @param executor where what may block runs
     */
    CompletionStage<WebhookResponse> handle(AdmittedDelivery delivery, Executor executor);

    /** Why a request is refused, and how it is answered. */
    record Refusal(WebhookResponse response, Reason reason) {}
}
