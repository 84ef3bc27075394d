package io.remnawave.webhook.micronaut;

import io.micronaut.context.annotation.Executable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookRequest;
import io.remnawave.webhook.delivery.WebhookResponse;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands every request, whatever its method, to the receiver and sends its answer. Has no {@code @Body}, so that no codec
 * touches the bytes, and runs where blocking is allowed. Thread-safe.
 */
@Singleton
class WebhookEndpoint {

    private static final String ANSWER = WebhookResponse.class.getName();

    private static final Logger log = LoggerFactory.getLogger(WebhookEndpoint.class);

    private final WebhookReceiver receiver;
    private final AtomicBoolean told = new AtomicBoolean();

    WebhookEndpoint(WebhookReceiver receiver) {
        this.receiver = receiver;
    }

    @Executable
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Consumes(MediaType.ALL)
    @Produces(MediaType.ALL)
    MutableHttpResponse<byte[]> receive(HttpRequest<?> request) throws IOException {
        try (RequestBody body = new RequestBody(request)) {
            WebhookResponse answer =
                    receiver.receive(WebhookRequest.of(request.getMethodName(), request.getHeaders()::getAll, body));
            request.setAttribute(ANSWER, answer);
            if (body.isOutOfReach()) {
                tellOnce(request);
            }
            return response(answer);
        }
    }

    /**
     * The answer that was given, once more: Micronaut asks for it by the status, and would ask a handler that the application
     * has for all of that status if nobody answered here.
     */
    @Executable
    @Produces(MediaType.ALL)
    MutableHttpResponse<byte[]> keep(HttpRequest<?> request) {
        return response(request.getAttribute(ANSWER, WebhookResponse.class).orElseThrow());
    }

    private void tellOnce(HttpRequest<?> request) {
        if (!told.getAndSet(true)) {
            log.error(
                    "Every delivery is answered 400, because its bytes are out of reach: a {} does not give them. The server has"
                            + " to be Micronaut's own on Netty (micronaut-http-server-netty), and a filter that puts another"
                            + " request in the place of the server's has to wrap it in an HttpRequestWrapper",
                    request.getClass().getName());
        }
    }

    private static MutableHttpResponse<byte[]> response(WebhookResponse answer) {
        MutableHttpResponse<byte[]> response = HttpResponse.<byte[]>status(HttpStatus.valueOf(answer.status()))
                .contentType(MediaType.TEXT_PLAIN_TYPE)
                .body(answer.word().getBytes(StandardCharsets.US_ASCII));
        answer.headers().forEach(response::header);
        return response;
    }
}
