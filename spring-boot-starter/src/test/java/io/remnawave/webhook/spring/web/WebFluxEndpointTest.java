package io.remnawave.webhook.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.spring.RunningApplication;
import io.remnawave.webhook.spring.WebhookReceiverCustomizer;
import io.remnawave.webhook.testkit.compatibility.LogLines;
import io.remnawave.webhook.testkit.compatibility.Panel;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.reactive.config.CorsRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The endpoint beside what a WebFlux application may have. */
final class WebFluxEndpointTest {

    @Test
    void isServedByNettyAsWebFluxApplicationsAre() throws Exception {
        try (RunningApplication application = start(Map.of(), CatchAll.class)) {
            assertThat(deliver(application.url("/thread")).body()).startsWith("reactor-http-");
        }
    }

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
    void logsTheFullPathAtStart() {
        try (LogLines log = new LogLines();
                RunningApplication application =
                        start(Map.of("spring.webflux.base-path", "/app", "remnawave.webhook.path", "/hooks"))) {
            assertThat(application.url("/")).isNotNull();
            assertThat(log.messages()).contains("Remnawave webhook endpoint mapped to /app/hooks");
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
                    .startsWith("remnawave-webhook-");
        }
    }

    @Test
    void endsItsThreadsWithTheContext() throws Exception {
        Set<Thread> ofOthers = Thread.getAllStackTraces().keySet();
        try (RunningApplication application = start(Map.of())) {
            deliver(application.url("/remnawave/webhook"));
        }

        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !ofOthers.contains(thread))
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("remnawave-webhook-")));
    }

    @Test
    void servesOthersWhileSlowListenersHoldManyThreads() throws Exception {
        try (RunningApplication application = start(Map.of(), SlowListener.class)) {
            URI url = application.url("/remnawave/webhook");
            SlowListener slow = application.bean(SlowListener.class);
            List<CompletableFuture<Integer>> held =
                    deliverAll(url, "slow", Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE - 1);
            slow.started.await();

            assertThat(deliver(url).statusCode()).isEqualTo(200);
            slow.release.countDown();
            assertThat(held).extracting(CompletableFuture::join).containsOnly(200);
        }
    }

    /** More deliveries than there are threads, each waiting for one of the threads that Reactor shares. */
    @Test
    void leavesReactorsSharedThreadsToThePublishersOfListeners() {
        try (RunningApplication application = start(Map.of(), BoundedElasticListener.class)) {
            URI url = application.url("/remnawave/webhook");

            assertThat(deliverAll(url, "user", 3 * Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE))
                    .extracting(CompletableFuture::join)
                    .containsOnly(200);
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

    @Test
    void takesDeliveriesUnderAPathOfEveryCharacterThatOneMayHave() throws Exception {
        String path = "/.well-known/Hook_0~!$&'()+,=:@";
        try (RunningApplication application = start(Map.of("remnawave.webhook.path", path))) {
            assertThat(deliver(application.url(path)).body()).isEqualTo("handled");
        }
    }

    @Test
    void takesTheRootAloneAndLeavesTheApplicationItsPages() throws Exception {
        try (RunningApplication application = start(Map.of("remnawave.webhook.path", "/"), CatchAll.class)) {
            assertThat(deliver(application.url("/")).body()).isEqualTo("handled");
            assertThat(deliver(application.url("/other")).body()).isEqualTo("caught");
        }
    }

    @Test
    void answersAPreflightRequestAsAnyOtherMethodBesideTheCorsRulesOfTheApplication() throws Exception {
        try (RunningApplication application = start(Map.of(), CorsRules.class, CatchAll.class)) {
            assertThat(application.preflight("/remnawave/webhook")).isEqualTo(405);
            assertThat(application.preflight("/other")).isEqualTo(200);
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

    private static List<CompletableFuture<Integer>> deliverAll(URI url, String username, int number) {
        ExecutorService senders = Executors.newFixedThreadPool(number);
        List<CompletableFuture<Integer>> answers = IntStream.range(0, number)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> status(url, username + i), senders))
                .toList();
        senders.shutdown();
        return answers;
    }

    private static int status(URI url, String username) {
        try {
            return new Panel(url).deliver(SignedBody.of(username)).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static class CorsRules implements WebFluxConfigurer {
        @Override
        public void addCorsMappings(CorsRegistry registry) {
            registry.addMapping("/**").allowedOrigins("https://example.org").allowedMethods("POST");
        }
    }

    static class SlowListener {
        final CountDownLatch started = new CountDownLatch(Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE - 1);
        final CountDownLatch release = new CountDownLatch(1);

        @RemnawaveEventListener
        void hear(UserEvent event) throws InterruptedException {
            if (event.user().username().startsWith("slow")) {
                started.countDown();
                release.await();
            }
        }
    }

    static class BoundedElasticListener {
        @RemnawaveEventListener
        Mono<Void> hear(UserEvent event) {
            return Mono.delay(Duration.ofMillis(50))
                    .publishOn(Schedulers.boundedElastic())
                    .then(Mono.<Void>fromRunnable(() -> {}).subscribeOn(Schedulers.boundedElastic()));
        }

        @Bean
        WebhookReceiverCustomizer impatient() {
            return builder -> builder.listenerTimeout(Duration.ofSeconds(10));
        }
    }

    @RestController
    static class CatchAll {
        @RequestMapping("/**")
        Mono<String> catchAll() {
            return Mono.just("caught");
        }

        @RequestMapping("/thread")
        Mono<String> thread() {
            return Mono.just(Thread.currentThread().getName());
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
