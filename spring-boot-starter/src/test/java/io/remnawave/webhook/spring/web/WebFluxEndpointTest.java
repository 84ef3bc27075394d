package io.remnawave.webhook.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.spring.RunningApplication;
import io.remnawave.webhook.testkit.compatibility.Panel;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.springframework.boot.WebApplicationType;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import reactor.core.publisher.Mono;

/** The endpoint beside what a WebFlux application may have. */
final class WebFluxEndpointTest {

    @Test
    void takesDeliveriesUnderTheBasePath() throws Exception {
        try (RunningApplication application = start(Map.of("spring.webflux.base-path", "/app"))) {
            assertThat(deliver(application.url("/app/remnawave/webhook")).statusCode())
                    .isEqualTo(200);
            assertThat(deliver(application.url("/remnawave/webhook")).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void isNotOnTheManagementPort() throws Exception {
        Map<String, Object> properties = Map.of(
                "test.with", "actuate,micrometer",
                "management.server.port", "0",
                // Tomcat is on the class path for the tests of MVC, and Spring Boot 4 would not know which of two to
                // take.
                "spring.autoconfigure.exclude",
                        "org.springframework.boot.tomcat.autoconfigure.actuate.web.server"
                                + ".TomcatReactiveManagementContextAutoConfiguration");
        try (RunningApplication application = start(properties)) {
            URI management =
                    URI.create("http://localhost:" + application.port("local.management.port") + "/remnawave/webhook");

            assertThat(deliver(management).statusCode()).isEqualTo(404);
            assertThat(deliver(application.url("/remnawave/webhook")).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void comesBeforeAControllerThatTakesEverything() throws Exception {
        try (RunningApplication application = start(Map.of(), CatchAll.class)) {
            assertThat(deliver(application.url("/remnawave/webhook")).body()).isEqualTo("handled");
            assertThat(deliver(application.url("/other")).body()).isEqualTo("caught");
        }
    }

    @Test
    void keepsItsAnswerFromAnAdviceOverAllControllers() throws Exception {
        try (RunningApplication application = start(Map.of(), Advice.class, FailingListener.class)) {
            HttpResponse<String> answer = deliver(application.url("/remnawave/webhook"));

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).isEqualTo("failed");
        }
    }

    @Test
    void runsListenersOnThreadsThatMayBlock() throws Exception {
        try (RunningApplication application = start(Map.of())) {
            deliver(application.url("/remnawave/webhook"));

            assertThat(application.bean(Listener.class).threads)
                    .singleElement()
                    .asString()
                    .startsWith("boundedElastic-");
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "virtual threads came with Java 21")
    void runsListenersOnVirtualThreadsWhereTheApplicationDoes() throws Exception {
        try (RunningApplication application = start(Map.of("spring.threads.virtual.enabled", "true"))) {
            deliver(application.url("/remnawave/webhook"));

            assertThat(application.bean(Listener.class).threads)
                    .singleElement()
                    .asString()
                    .startsWith("remnawave-webhook-");
        }
    }

    private static RunningApplication start(Map<String, Object> properties, Class<?>... configurations) {
        Class<?>[] all = Arrays.copyOf(configurations, configurations.length + 1);
        all[configurations.length] = Listener.class;
        return RunningApplication.start(WebApplicationType.REACTIVE, properties, all);
    }

    private static HttpResponse<String> deliver(URI url) throws Exception {
        return new Panel(url).deliver(SignedBody.of("alice"));
    }

    @RestController
    static class CatchAll {
        @RequestMapping("/**")
        Mono<String> catchAll() {
            return Mono.just("caught");
        }
    }

    @RestControllerAdvice
    static class Advice {
        @ExceptionHandler
        String handle(Throwable failure) {
            return "advised: " + failure.getMessage();
        }
    }
}
