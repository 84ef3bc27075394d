package io.remnawave.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.spi.Exchange;
import io.remnawave.webhook.spi.RequestHead;
import io.remnawave.webhook.spi.WebhookHeaders;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Requests as an adapter hands them to a receiver, on the thread of the test. */
final class Exchanges {

    private Exchanges() {}

    /** Of a delivery of this body. */
    static RequestHead head(byte[] body) {
        String signature = Panel.sign(body);
        return RequestHead.of(
                "POST", name -> name.equalsIgnoreCase(WebhookHeaders.SIGNATURE) ? List.of(signature) : List.of());
    }

    /** One that its head does not refuse. */
    static Exchange begin(WebhookReceiver receiver, RequestHead head) {
        return begin(receiver, head, Runnable::run);
    }

    static Exchange begin(WebhookReceiver receiver, RequestHead head, Executor executor) {
        Exchange exchange = receiver.exchange(head, executor);
        assertThat(exchange.precheck()).isNull();
        return exchange;
    }

    static WebhookResponse answer(Exchange exchange) throws Exception {
        return exchange.answer().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
