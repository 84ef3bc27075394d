package io.remnawave.webhook.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.filter.HttpServerFilter;
import io.micronaut.http.filter.ServerFilterChain;
import io.micronaut.http.simple.SimpleHttpRequest;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.observe.ReceivedRequest;
import io.remnawave.webhook.observe.WebhookObserver;
import io.remnawave.webhook.testkit.compatibility.LogLines;
import io.remnawave.webhook.testkit.compatibility.Panel;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import reactor.core.scheduler.Schedulers;

class WebhookEndpointTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Test
    void liesBelowTheContextPath() throws Exception {
        try (RunningApplication application = RunningApplication.with(
                WebhookEndpointTest.class,
                "micronaut.server.context-path",
                "/shop",
                "remnawave.webhook.path",
                "/hooks/panel")) {
            Panel inside = new Panel(application.url("/shop/hooks/panel"));
            Panel outside = new Panel(application.url("/hooks/panel"));

            assertThat(inside.deliver(SignedBody.of("alice")).body()).isEqualTo("handled");
            assertThat(outside.deliver(SignedBody.of("bob")).statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void answersWhatTheServerRefusesAsItAnswersWhatItRefusesItself(boolean chunked) throws Exception {
        byte[] body = new byte[3000];
        BodyPublisher sent = chunked
                ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))
                : BodyPublishers.ofByteArray(body);
        try (LogLines log = new LogLines();
                RunningApplication application = RunningApplication.with(
                        WebhookEndpointTest.class, "micronaut.server.max-request-size", "2KB")) {
            HttpResponse<String> answer = send(application, "POST", sent, "X-Remnawave-Signature", "0".repeat(64));

            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).isEqualTo("too large");
            assertThat(application.bean(WebhookReceiver.class).maxBodySize()).isEqualTo(2048);
            assertThat(application.bean(Taken.class).answers).containsExactly(WebhookResponse.TOO_LARGE);
            assertThat(log.messages())
                    .filteredOn(line -> line.contains("Refused"))
                    .singleElement()
                    .satisfies(line -> assertThat(line).startsWith("Refused a request with 413: "));
        }
    }

    @Test
    void takesABodyThatItsSenderHasPrettyPrinted() throws Exception {
        String json = """
                {
                \t"event" : "user.created",\r
                \t"timestamp" : "%s",\r
                \t"data" : { "username" : "алиса 愛麗絲" }\r
                }
                """.formatted(Instant.now().truncatedTo(ChronoUnit.MILLIS));
        SignedDelivery pretty = SignedDelivery.of(json.getBytes(StandardCharsets.UTF_8), SignedBody.SECRET);
        try (RunningApplication application = RunningApplication.with(WebhookEndpointTest.class)) {
            HttpResponse<String> answer =
                    CLIENT.send(pretty.toHttpRequest(application.url("/remnawave/webhook")), BodyHandlers.ofString());

            assertThat(answer.body()).isEqualTo("handled");

            assertThat(application.bean(Taken.class).deliveries)
                    .singleElement()
                    .satisfies(delivery -> assertThat(delivery.body()).isEqualTo(pretty.body()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "OPTIONS", "TRACE"})
    void allowsPostAlone(String method) throws Exception {
        try (RunningApplication application = RunningApplication.with(WebhookEndpointTest.class)) {
            HttpResponse<String> answer = send(application, method, BodyPublishers.noBody());

            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().allValues("Allow")).containsExactly("POST");
            assertThat(answer.body()).isEqualTo("method not allowed");
        }
    }

    @Test
    void answersInPlainTextWhateverTheSenderAccepts() throws Exception {
        try (RunningApplication application = RunningApplication.with(WebhookEndpointTest.class)) {
            HttpResponse<String> answer =
                    send(application, "POST", BodyPublishers.ofString("{}"), "Accept", "application/json");

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
            assertThat(answer.body()).isEqualTo("invalid signature");
        }
    }

    @Test
    void readsTheBodyOfARequestThatAFilterHasWrapped() throws Exception {
        try (RunningApplication application =
                RunningApplication.with(WebhookEndpointTest.class, "test.wrapping-filter", true)) {
            assertThat(application.panel().deliver(SignedBody.of("alice")).body())
                    .isEqualTo("handled");
        }
    }

    @Test
    void saysOnceWhatIsMissingWhereTheBytesOfABodyAreOutOfReach() throws Exception {
        try (LogLines log = new LogLines();
                RunningApplication application =
                        RunningApplication.with(WebhookEndpointTest.class, "test.replacing-filter", true)) {
            assertThat(application.panel().deliver(SignedBody.of("alice")).statusCode())
                    .isEqualTo(400);
            assertThat(application.panel().deliver(SignedBody.of("bob")).statusCode())
                    .isEqualTo(400);

            assertThat(log.messages())
                    .filteredOn(line -> line.contains("micronaut-http-server-netty"))
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .contains("io.micronaut.http.simple.SimpleHttpRequest", "HttpRequestWrapper"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data; boundary=x",
                "multipart/form-data",
                "application/x-www-form-urlencoded",
                "json",
                "application/",
                "application/json; charset=nothing-known",
                ";;;"
            })
    void takesTheBytesAsTheyAreWhateverTheContentTypeSays(String contentType) throws Exception {
        try (RunningApplication application = RunningApplication.with(WebhookEndpointTest.class)) {
            assertThat(application
                            .panel()
                            .deliver(SignedBody.of("alice"), contentType)
                            .body())
                    .isEqualTo("handled");
        }
    }

    @Test
    void runsListenersOnVirtualThreadsWhereThereAreSomeAndNeverOnTheEventLoop() throws Exception {
        try (RunningApplication application = RunningApplication.with(WebhookEndpointTest.class)) {
            application.panel().deliver(SignedBody.of("alice"));

            Taken taken = application.bean(Taken.class);
            assertThat(taken.onTheEventLoop).containsExactly(false);
            // The string form is what a compiler for Java 17 has of it.
            assertThat(taken.threads)
                    .singleElement()
                    .satisfies(thread -> assertThat(thread.startsWith("VirtualThread"))
                            .isEqualTo(Runtime.version().feature() >= 21));
        }
    }

    private static HttpResponse<String> send(
            RunningApplication application, String method, BodyPublisher body, String... headers) throws Exception {
        java.net.http.HttpRequest.Builder request = java.net.http.HttpRequest.newBuilder(
                        application.url("/remnawave/webhook"))
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    @Singleton
    @Requires(property = "test.with", value = "WebhookEndpointTest")
    static class Taken implements WebhookObserver {

        private final List<WebhookResponse> answers = new CopyOnWriteArrayList<>();
        private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
        private final List<Boolean> onTheEventLoop = new CopyOnWriteArrayList<>();
        private final List<String> threads = new CopyOnWriteArrayList<>();

        @RemnawaveEventListener
        void take(RemnawaveEvent event, Delivery delivery) {
            deliveries.add(delivery);
            onTheEventLoop.add(Schedulers.isInNonBlockingThread());
            threads.add(Thread.currentThread().toString());
        }

        @Override
        public void onRequest(ReceivedRequest request) {
            answers.add(request.response());
        }
    }

    @Filter(Filter.MATCH_ALL_PATTERN)
    @Requires(property = "test.wrapping-filter")
    static class WrappingFilter implements HttpServerFilter {

        @Override
        public Publisher<MutableHttpResponse<?>> doFilter(HttpRequest<?> request, ServerFilterChain chain) {
            return chain.proceed(new HttpRequestWrapper<>(request));
        }
    }

    /** What another server's request is to the endpoint: no way to the bytes. */
    @Filter(Filter.MATCH_ALL_PATTERN)
    @Requires(property = "test.replacing-filter")
    static class ReplacingFilter implements HttpServerFilter {

        @Override
        public Publisher<MutableHttpResponse<?>> doFilter(HttpRequest<?> request, ServerFilterChain chain) {
            SimpleHttpRequest<Object> other = new SimpleHttpRequest<>(
                    request.getMethod(), request.getUri().toString(), null);
            request.getHeaders().forEachValue(other::header);
            return chain.proceed(other);
        }
    }
}
