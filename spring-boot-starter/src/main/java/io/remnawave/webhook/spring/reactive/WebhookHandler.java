package io.remnawave.webhook.spring.reactive;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.spi.Exchange;
import io.remnawave.webhook.spi.RequestHead;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/**
 * Gives what comes to the receiver on the event loop, where it is verified, and sends the answer when that is there. A delivery
 * that is refused, ignored, or taken by listeners that do not block never changes its thread. Thread-safe.
 */
final class WebhookHandler implements WebHandler {

    private static final Logger log = LoggerFactory.getLogger(WebhookHandler.class);

    private final SingletonSupplier<WebhookReceiver> receiver;
    private final Executor executor;

    WebhookHandler(ObjectProvider<WebhookReceiver> receiver, Executor executor) {
        this.receiver = SingletonSupplier.of(receiver::getObject);
        this.executor = executor;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        RequestHead head = new ReactiveRequestHead(request);
        Exchange webhook = receiver.obtain().exchange(head, executor);
        WebhookResponse refusal = webhook.precheck();
        if (refusal != null) {
            return send(exchange.getResponse(), refusal, false);
        }
        BodyReader body = new BodyReader(webhook);
        return Mono.<WebhookResponse>create(sink -> {
                    sink.onCancel(body::abandon);
                    webhook.answer().whenComplete((answer, none) -> sink.success(answer));
                    request.getBody().subscribe(body);
                })
                .flatMap(answer -> {
                    boolean early = !body.hasEnded() || answer == WebhookResponse.TOO_LARGE;
                    body.cancel();
                    return send(exchange.getResponse(), answer, early || answer == WebhookResponse.UNREADABLE);
                });
    }

    /** @param close whether more of the request may come, so that nothing can be read behind it */
    private static Mono<Void> send(ServerHttpResponse response, WebhookResponse answer, boolean close) {
        byte[] text = answer.bodyBytes();
        response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
        HttpHeaders headers = response.getHeaders();
        answer.headers().forEach(headers::set);
        headers.set(HttpHeaders.CONTENT_TYPE, WebhookResponse.CONTENT_TYPE);
        headers.setContentLength(text.length);
        if (close) {
            headers.set(HttpHeaders.CONNECTION, "close");
        }
        DataBuffer body = response.bufferFactory().wrap(text);
        return response.writeWith(Mono.just(body)).onErrorResume(e -> {
            // The sender has left, or the server has answered itself what breaks the rules of HTTP.
            log.debug(
                    "The answer {} could not be sent: {}", answer, e.getClass().getName());
            return Mono.empty();
        });
    }
}
