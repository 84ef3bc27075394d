package io.remnawave.webhook.spring.reactive;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookRequest;
import io.remnawave.webhook.delivery.WebhookResponse;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Collects the body on the event loop, hands the request to the receiver on a thread that may block, and sends the answer. A
 * slow sender therefore holds no thread.
 */
final class WebhookHandler implements WebHandler {

    private final SingletonSupplier<WebhookReceiver> receiver;
    private final Scheduler scheduler;

    WebhookHandler(ObjectProvider<WebhookReceiver> receiver, Scheduler scheduler) {
        this.receiver = SingletonSupplier.of(receiver::getObject);
        this.scheduler = scheduler;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        int limit = receiver.obtain().maxBodySize();
        return body(request, limit)
                .flatMap(body -> Mono.fromCallable(() -> receive(request, body)).subscribeOn(scheduler))
                .flatMap(answer -> send(exchange.getResponse(), answer));
    }

    private static Mono<InputStream> body(ServerHttpRequest request, int limit) {
        boolean refusedUnread = !request.getMethod().equals(HttpMethod.POST)
                || request.getHeaders().getContentLength() > limit;
        return refusedUnread
                ? Mono.just(InputStream.nullInputStream())
                : BodyCollector.collect(request.getBody(), limit + 1);
    }

    private WebhookResponse receive(ServerHttpRequest request, InputStream body) {
        return receiver.obtain()
                .receive(WebhookRequest.of(request.getMethod().name(), headers(request.getHeaders()), body));
    }

    /** By {@code headerSet}, the one way to several values that links against Spring Framework 6 and 7. */
    private static Function<String, List<String>> headers(HttpHeaders headers) {
        return name -> headers.headerSet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(List.of());
    }

    private static Mono<Void> send(ServerHttpResponse response, WebhookResponse answer) {
        byte[] word = answer.word().getBytes(StandardCharsets.US_ASCII);
        response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
        HttpHeaders headers = response.getHeaders();
        answer.headers().forEach(headers::set);
        headers.setContentType(MediaType.TEXT_PLAIN);
        headers.setContentLength(word.length);
        DataBuffer body = response.bufferFactory().wrap(word);
        return response.writeWith(Mono.just(body));
    }
}
