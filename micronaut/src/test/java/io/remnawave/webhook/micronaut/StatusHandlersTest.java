package io.remnawave.webhook.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Post;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** What an application does with the pages of its own does not change what a panel is answered. */
class StatusHandlersTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Test
    void answers401WhereTheApplicationRedirectsToItsLogin() throws Exception {
        try (RunningApplication application = RunningApplication.with(StatusHandlersTest.class)) {
            java.net.http.HttpResponse<String> answer =
                    send(application, "POST", "/remnawave/webhook", "Accept", "text/html");

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo("invalid signature");
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
        }
    }

    @Test
    void answers500WhereTheApplicationHasAPageForFailures() throws Exception {
        try (RunningApplication application = RunningApplication.with(StatusHandlersTest.class)) {
            java.net.http.HttpResponse<String> answer = application.panel().deliver(SignedBody.of("alice"));

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).isEqualTo("failed");
        }
    }

    @Test
    void answers405WithItsHeaderWhereTheApplicationHasAnAnswerForWrongMethods() throws Exception {
        try (RunningApplication application = RunningApplication.with(StatusHandlersTest.class)) {
            java.net.http.HttpResponse<String> answer = send(application, "PUT", "/remnawave/webhook");

            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.body()).isEqualTo("method not allowed");
            assertThat(answer.headers().allValues("Allow")).containsExactly("POST");
        }
    }

    @Test
    void leavesAllOtherPathsToTheHandlersOfTheApplication() throws Exception {
        try (RunningApplication application = RunningApplication.with(StatusHandlersTest.class)) {
            assertThat(send(application, "PUT", "/elsewhere").body()).isEqualTo("wrong method");
            assertThat(send(application, "POST", "/elsewhere").body()).isEqualTo("all the rest");
        }
    }

    private static java.net.http.HttpResponse<String> send(
            RunningApplication application, String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(application.url(path)).method(method, BodyPublishers.ofString("{}"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    @Controller
    @Requires(property = "test.with", value = "StatusHandlersTest")
    static class Site {

        @Error(global = true, status = HttpStatus.UNAUTHORIZED)
        HttpResponse<?> toTheLogin() {
            return HttpResponse.redirect(URI.create("/login"));
        }

        @Error(global = true, status = HttpStatus.INTERNAL_SERVER_ERROR)
        HttpResponse<?> sorry() {
            return HttpResponse.ok("sorry");
        }

        @Error(global = true, status = HttpStatus.METHOD_NOT_ALLOWED)
        HttpResponse<?> wrongMethod() {
            return HttpResponse.ok("wrong method");
        }

        @Error(global = true)
        HttpResponse<?> failed(Throwable failure) {
            return HttpResponse.ok("caught");
        }

        @Post("/{+path}")
        @Consumes(MediaType.ALL)
        String rest(String path) {
            return "all the rest";
        }
    }

    @Singleton
    @Requires(property = "test.with", value = "StatusHandlersTest")
    static class Failing {

        @RemnawaveEventListener
        void take(RemnawaveEvent event) {
            throw new IllegalStateException("no");
        }
    }
}
