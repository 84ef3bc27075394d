package io.remnawave.webhook.micronaut;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;
import io.remnawave.webhook.WebhookSettings;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests to the endpoint whose method Micronaut has no routes for ({@code CONNECT}, {@code PROPFIND}, an invented
 * one). Micronaut itself would answer 500 with the text of an exception and log its stack trace. Thread-safe.
 */
@ServerFilter({
    "${remnawave.webhook.path:" + WebhookSettings.DEFAULT_PATH + "}",
    "${remnawave.webhook.path:" + WebhookSettings.DEFAULT_PATH + "}/"
})
final class UnroutableMethodFilter {

    private final WebhookEndpoint endpoint;

    UnroutableMethodFilter(WebhookEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @PreMatching
    @RequestFilter
    @Nullable
    HttpResponse<?> refuse(HttpRequest<?> request) {
        return WebhookRoutes.METHODS.contains(request.getMethod()) ? null : endpoint.refuseMethod(request);
    }
}
