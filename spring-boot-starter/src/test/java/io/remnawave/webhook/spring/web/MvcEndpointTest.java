package io.remnawave.webhook.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.spring.RunningApplication;
import io.remnawave.webhook.testkit.compatibility.LogLines;
import io.remnawave.webhook.testkit.compatibility.Panel;
import io.remnawave.webhook.testkit.compatibility.RawHttp;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.util.ContentCachingRequestWrapper;

/** The endpoint beside what an MVC application may have. */
final class MvcEndpointTest {

    @Test
    void takesDeliveriesUnderTheContextPath() throws Exception {
        try (RunningApplication application = start(Map.of("server.servlet.context-path", "/app"))) {
            assertThat(deliver(application.url("/app/remnawave/webhook")).statusCode())
                    .isEqualTo(200);
            assertThat(deliver(application.url("/remnawave/webhook")).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void takesDeliveriesUnderThePathOfTheDispatcherServlet() throws Exception {
        try (RunningApplication application = start(Map.of("spring.mvc.servlet.path", "/api"))) {
            assertThat(deliver(application.url("/api/remnawave/webhook")).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void leavesAnotherServletItsUploadsToAPathLikeIt() throws Exception {
        try (RunningApplication application = start(Map.of("spring.mvc.servlet.path", "/api"), UploadServlet.class)) {
            assertThat(upload(application.url("/files/remnawave/webhook")).body())
                    .isEqualTo("uploaded");
            assertThat(upload(application.url("/api/remnawave/webhook")).body()).isEqualTo("handled");
        }
        try (RunningApplication application = start(Map.of(), UploadServlet.class)) {
            assertThat(upload(application.url("/files/remnawave/webhook")).body())
                    .isEqualTo("uploaded");
            assertThat(upload(application.url("/remnawave/webhook")).body()).isEqualTo("handled");
        }
    }

    private static HttpResponse<String> upload(URI url) throws Exception {
        return new Panel(url).deliver(SignedBody.of("alice"), "multipart/form-data; boundary=here");
    }

    @Test
    void logsTheFullPathAtStart() {
        Map<String, Object> properties = Map.of(
                "server.servlet.context-path",
                "/app",
                "spring.mvc.servlet.path",
                "/api",
                "remnawave.webhook.path",
                "/hooks");
        try (LogLines log = new LogLines();
                RunningApplication application = start(properties)) {
            assertThat(application.url("/")).isNotNull();
            assertThat(log.messages()).contains("Remnawave webhook endpoint mapped to /app/api/hooks");
        }
    }

    /** Tomcat would call each a likely memory leak, with a stack trace, whenever a busy application stops. */
    @Test
    void leavesNoThreadThatTomcatWarnsOf() throws Exception {
        Queue<String> warnings = new ConcurrentLinkedQueue<>();
        Logger tomcat = Logger.getLogger("org.apache.catalina.loader.WebappClassLoaderBase");
        tomcat.setFilter(message -> {
            warnings.add(message.getMessage());
            return false;
        });
        try (RunningApplication application = start(Map.of());
                RawHttp stalled = new RawHttp(application.url("/remnawave/webhook"))) {
            stalled.stall(SignedBody.of("bob"));
            assertThat(deliver(application.url("/remnawave/webhook")).statusCode())
                    .isEqualTo(200);
        } finally {
            tomcat.setFilter(null);
        }

        assertThat(warnings).isEmpty();
    }

    @Test
    void isNotOnTheManagementPort() throws Exception {
        Map<String, Object> properties = Map.of("test.with", "actuate,micrometer", "management.server.port", "0");
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
    void readsTheBodyThroughAContentCachingRequestWrapper() throws Exception {
        try (RunningApplication application = start(Map.of(), CachingFilter.class)) {
            assertThat(deliver(application.url("/remnawave/webhook")).body()).isEqualTo("handled");
        }
    }

    @Test
    void worksBesideTheHiddenHttpMethodFilter() throws Exception {
        try (RunningApplication application = start(Map.of("spring.mvc.hiddenmethod.filter.enabled", "true"))) {
            assertThat(deliver(application.url("/remnawave/webhook")).body()).isEqualTo("handled");
        }
    }

    @Test
    void worksBesideACharacterEncodingFilterThatForcesAnotherEncoding() throws Exception {
        Map<String, Object> forced = new HashMap<>();
        for (String prefix : new String[] {"server.servlet.encoding", "spring.servlet.encoding"}) {
            forced.put(prefix + ".charset", "UTF-16");
            forced.put(prefix + ".force", "true");
        }
        try (RunningApplication application = start(forced)) {
            HttpResponse<String> answer = new Panel(application.url("/remnawave/webhook"))
                    .deliver(SignedBody.of("алиса"), "application/json; charset=windows-1251");

            assertThat(answer.body()).isEqualTo("handled");
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

    /** Spring Boot 3 sets up Jackson 2 by these properties, Spring Boot 4 Jackson 3. */
    @Test
    void leavesTheJacksonOfTheApplicationAsItIsAndNeedsNothingOfIt() throws Exception {
        Map<String, Object> properties = Map.of(
                "spring.jackson.property-naming-strategy", "SNAKE_CASE",
                "spring.jackson.deserialization.fail-on-unknown-properties", "true");
        try (RunningApplication application = start(properties, JsonController.class)) {
            assertThat(deliver(application.url("/remnawave/webhook")).body()).isEqualTo("handled");
            assertThat(deliver(application.url("/json")).body()).isEqualTo("{\"panel_name\":\"eu\"}");
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

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "virtual threads came with Java 21")
    void takesDeliveriesOnVirtualThreadsWhereTheApplicationDoes() throws Exception {
        try (RunningApplication application = start(Map.of("spring.threads.virtual.enabled", "true"))) {
            assertThat(deliver(application.url("/remnawave/webhook")).body()).isEqualTo("handled");

            assertThat(application.bean(Listener.class).threads).hasSize(1);
        }
    }

    private static RunningApplication start(Map<String, Object> properties, Class<?>... configurations) {
        Class<?>[] all = java.util.Arrays.copyOf(configurations, configurations.length + 1);
        all[configurations.length] = Listener.class;
        return RunningApplication.start(WebApplicationType.SERVLET, properties, all);
    }

    private static HttpResponse<String> deliver(URI url) throws Exception {
        return new Panel(url).deliver(SignedBody.of("alice"));
    }

    @RestController
    static class CatchAll {
        @RequestMapping("/**")
        String catchAll() {
            return "caught";
        }
    }

    static class UploadServlet {
        @Bean
        ServletRegistrationBean<HttpServlet> files() {
            return new ServletRegistrationBean<>(
                    new HttpServlet() {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected void doPost(HttpServletRequest request, HttpServletResponse response)
                                throws IOException {
                            response.getWriter().write("uploaded");
                        }
                    },
                    "/files/*");
        }
    }

    static class CorsRules implements WebMvcConfigurer {
        @Override
        public void addCorsMappings(CorsRegistry registry) {
            registry.addMapping("/**").allowedOrigins("https://example.org").allowedMethods("POST");
        }
    }

    static class CachingFilter {
        @Bean
        Filter cachingFilter() {
            return (request, response, chain) -> {
                ContentCachingRequestWrapper caching =
                        new ContentCachingRequestWrapper((HttpServletRequest) request, 10_000);
                chain.doFilter(caching, response);
                assertThat(caching.getContentAsByteArray()).isNotEmpty();
            };
        }
    }

    @RestControllerAdvice
    static class Advice implements ResponseBodyAdvice<Object> {
        @ExceptionHandler
        String handle(Throwable failure) {
            return "advised: " + failure.getMessage();
        }

        @Override
        public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
            return true;
        }

        @Override
        public Object beforeBodyWrite(
                Object body,
                MethodParameter returned,
                MediaType type,
                Class<? extends HttpMessageConverter<?>> converter,
                ServerHttpRequest request,
                ServerHttpResponse response) {
            return "advised";
        }
    }

    @RestController
    static class JsonController {

        @RequestMapping("/json")
        Answer answer() {
            return new Answer("eu");
        }

        record Answer(String panelName) {}
    }
}
