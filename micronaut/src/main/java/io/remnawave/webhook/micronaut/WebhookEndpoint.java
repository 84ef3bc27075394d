package io.remnawave.webhook.micronaut;

import io.micronaut.context.annotation.Executable;
import io.micronaut.core.annotation.NonBlocking;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.HttpVersion;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.web.router.RouteBuilder.UriNamingStrategy;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookSettings;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.spi.Exchange;
import io.remnawave.webhook.spi.TrailingSlashLog;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Hands every request, whatever its method, to the receiver and sends its answer. Has no {@code @Body}, so that no codec
 * touches the bytes. Runs on the event loop; only an admitted delivery that may block takes a thread, of the {@code blocking}
 * executor. Thread-safe.
 */
@Singleton
class WebhookEndpoint {

    private static final String RESPONSE = WebhookEndpoint.class.getName() + ".response";

    private final WebhookReceiver receiver;
    private final ExecutorService blocking;
    private final RequestBodies bodies = new RequestBodies();
    private final String path;
    private final TrailingSlashLog trailingSlash = new TrailingSlashLog();

    WebhookEndpoint(
            WebhookReceiver receiver,
            WebhookSettings settings,
            UriNamingStrategy uris,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.receiver = receiver;
        this.blocking = blocking;
        this.path = uris.resolveUri(settings.path());
    }

    @Executable
    @NonBlocking
    @Consumes(MediaType.ALL)
    @Produces(MediaType.ALL)
    CompletionStage<MutableHttpResponse<byte[]>> receive(HttpRequest<?> request) {
        // Micronaut's routes match a path with a slash at its end as well.
        if (!path.equals(request.getPath())) {
            return CompletableFuture.completedStage(notFound());
        }
        Exchange exchange = exchange(request);
        WebhookResponse refusal = exchange.precheck();
        if (refusal != null) {
            return CompletableFuture.completedStage(respond(request, refusal));
        }
        bodies.read(request, exchange);
        // A stage of its own: whoever cancels it, because the sender has left, cancels nothing of the handling.
        return exchange.answer().thenApply(answer -> respond(request, answer));
    }

    /** What is answered to a method that Micronaut has no routes for; null if that is another path. */
    @Nullable
    MutableHttpResponse<byte[]> refuseMethod(HttpRequest<?> request) {
        if (request.getPath().equals(path)) {
            WebhookResponse refusal = exchange(request).precheck();
            return response(request, refusal == null ? WebhookResponse.METHOD_NOT_ALLOWED : refusal);
        }
        return request.getPath().equals(path + "/") ? notFound() : null;
    }

    /**
     * The same response, once more: Micronaut asks for it by the status, and would ask a handler that the application has for
     * all of that status if nobody answered here.
     */
    @Executable
    @Produces(MediaType.ALL)
    MutableHttpResponse<?> replayResponse(HttpRequest<?> request) {
        return request.getAttribute(RESPONSE, MutableHttpResponse.class).orElseThrow();
    }

    private Exchange exchange(HttpRequest<?> request) {
        PropagatedContext context = PropagatedContext.getOrEmpty();
        Executor executor = task -> blocking.execute(context.wrap(task));
        return receiver.exchange(new HttpRequestHead(request), executor);
    }

    private MutableHttpResponse<byte[]> notFound() {
        trailingSlash.log(path);
        return HttpResponse.notFound();
    }

    private static MutableHttpResponse<byte[]> respond(HttpRequest<?> request, WebhookResponse answer) {
        MutableHttpResponse<byte[]> response = response(request, answer);
        request.setAttribute(RESPONSE, response);
        return response;
    }

    private static MutableHttpResponse<byte[]> response(HttpRequest<?> request, WebhookResponse answer) {
        MutableHttpResponse<byte[]> response = HttpResponse.<byte[]>status(HttpStatus.valueOf(answer.status()))
                .contentType(WebhookResponse.CONTENT_TYPE)
                .body(answer.bodyBytes());
        answer.headers().forEach(response::header);
        if (leavesTheConnectionUnusable(answer) && request.getHttpVersion() != HttpVersion.HTTP_2_0) {
            response.header("Connection", "close");
        }
        return response;
    }

    /** The rest of the body would still have to come, at the pace of a sender who was too slow or broke the rules. */
    private static boolean leavesTheConnectionUnusable(WebhookResponse answer) {
        return answer == WebhookResponse.TIMEOUT || answer == WebhookResponse.UNREADABLE;
    }
}
