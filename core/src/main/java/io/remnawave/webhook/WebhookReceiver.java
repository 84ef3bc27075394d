package io.remnawave.webhook;

import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.internal.reception.BlockingExchange;
import io.remnawave.webhook.internal.reception.Reception;
import io.remnawave.webhook.spi.DeliverySteps;
import io.remnawave.webhook.spi.Exchange;
import io.remnawave.webhook.spi.ListenerDefinition;
import io.remnawave.webhook.spi.RequestHead;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Takes the webhooks of a Remnawave panel, of any release from 1.3.3 on: verifies, decodes, and hands each event to the
 * listeners, once.
 *
 * <pre>{@code
 * WebhookReceiver receiver = WebhookReceiver.builder()
 *         .secret(System.getenv("REMNAWAVE_WEBHOOK_SECRET"))
 *         .on(EventNames.USER_EXPIRED, UserEvent.class, event -> accounts.suspend(event.user().username()))
 *         .build();
 * WebhookResponse response = receiver.receive(WebhookRequest.of(body, headers));
 * }</pre>
 *
 * <p>Nothing that is not signed becomes an event, and no event is acknowledged before each of its listeners has taken it; one
 * that no listener asked for is acknowledged and ignored. A body that is not signed is parsed, within strict limits, only to tell
 * the operator what is wrong with it, or to bring back one that was re-formatted; {@code explainRejections(false)} and the
 * default of {@code acceptReformattedBody} keep it from any parser. Build it once and keep it: immutable and thread-safe.
 */
public final class WebhookReceiver implements AutoCloseable {

    private static final int CHUNK = 8 * 1024;

    private final int maxBodySize;
    private final List<ListenerDefinition> listeners;
    private final Reception reception;

    WebhookReceiver(int maxBodySize, List<ListenerDefinition> listeners, Reception reception) {
        this.maxBodySize = maxBodySize;
        this.listeners = listeners;
        this.reception = reception;
    }

    /** Starts a receiver with the defaults that its methods name. */
    public static WebhookReceiverBuilder builder() {
        return new WebhookReceiverBuilder();
    }

    /**
     * Receives one request: reads, verifies, decodes and dispatches it on the calling thread, and returns when every listener has
     * returned, or is not awaited any longer. Never throws for what a request holds, or a server, a listener or an observer does.
     *
     * <p>An interruption while it waits for what a listener returned ends the wait, is answered 503, and stays with the thread;
     * the listener goes on, and the delivery is not handled again before it has ended. An interruption that a listener leaves
     * behind is dropped, for it would cost the answer.
     */
    public WebhookResponse receive(WebhookRequest request) {
        BlockingExchange exchange = reception.blockingExchange(request.head());
        WebhookResponse refusal = exchange.precheck();
        if (refusal != null) {
            return refusal;
        }
        byte[] body = request.bytes();
        if (body != null) {
            exchange.complete(body);
        } else {
            read(request.stream(), exchange);
        }
        return exchange.await();
    }

    private static void read(InputStream body, Exchange exchange) {
        byte[] chunk = new byte[CHUNK];
        exchange.expectBody();
        try {
            for (int length = body.read(chunk); length >= 0; length = body.read(chunk)) {
                if (!exchange.append(chunk, 0, length)) {
                    return;
                }
            }
        } catch (IOException | RuntimeException e) { // some servers break off a request with an exception of their own
            exchange.fail(e);
            return;
        }
        exchange.complete();
    }

    /**
     * A request for an adapter that reads bodies and sends answers on its own terms.
     *
     * @param executor where what may block runs: listeners, and an idempotency store that is not in memory. It may reject a task,
     *     which is answered 503
     */
    public Exchange exchange(RequestHead head, Executor executor) {
        return reception.exchange(head, executor);
    }

    /** The steps of a delivery, each alone. */
    public DeliverySteps steps() {
        return reception;
    }

    /** The largest body taken, in bytes. */
    public int maxBodySize() {
        return maxBodySize;
    }

    /** The listeners, in the order in which they run; unmodifiable. */
    public List<ListenerDefinition> listeners() {
        return listeners;
    }

    /**
     * From now on every request is answered 503, so that the panel comes back; those in progress go on to their end. Where there
     * is an inbox, it stops claiming deliveries and waits for those that it handles.
     */
    @Override
    public void close() {
        reception.close();
    }
}
