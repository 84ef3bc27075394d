package io.remnawave.webhook.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.spring.RunningApplication;
import io.remnawave.webhook.testkit.compatibility.LogLines;
import io.remnawave.webhook.testkit.compatibility.Panel;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.util.ClassUtils;

final class ServletSecurityTest {

    private static final String LINE = "http.authorizeHttpRequests(r -> r.requestMatchers(webhook).permitAll())"
            + ".csrf(c -> c.ignoringRequestMatchers(webhook));";

    @Test
    void opensNothingSilentlyAndWarnsOnceWithTheLineToWrite() throws Exception {
        try (LogLines log = new LogLines();
                RunningApplication application = start(Map.of())) {
            assertThat(status(application, "/remnawave/webhook")).isIn(401, 403);
            assertThat(warnings(log))
                    .singleElement()
                    .asString()
                    .contains("/remnawave/webhook", "CSRF", "authorization", LINE);
        }
    }

    @Test
    void letsDeliveriesThroughWithTheDocumentedLine() throws Exception {
        try (LogLines log = new LogLines();
                RunningApplication application = start(Map.of(), DocumentedLine.class)) {
            assertThat(status(application, "/remnawave/webhook")).isEqualTo(200);
            assertThat(status(application, "/other")).isIn(401, 403);
            assertThat(warnings(log)).isEmpty();
        }
    }

    @Test
    void matchesUnderContextPathAndPathOfTheDispatcherServlet() throws Exception {
        Map<String, Object> paths = Map.of(
                "server.servlet.context-path", "/app",
                "spring.mvc.servlet.path", "/api",
                "remnawave.webhook.path", "/hooks");
        try (LogLines log = new LogLines();
                RunningApplication application = start(paths, DocumentedLine.class)) {
            assertThat(status(application, "/app/api/hooks")).isEqualTo(200);
            assertThat(warnings(log)).isEmpty();
        }
    }

    @Test
    void matchesUnderThePathThatTheApplicationRegistersTheDispatcherServletWith() throws Exception {
        Map<String, Object> properties = Map.of("test.with", "security", "server.servlet.context-path", "/app");
        try (LogLines log = new LogLines();
                RunningApplication application = RunningApplication.start(
                        WebApplicationType.SERVLET,
                        properties,
                        context -> registerDispatcherServlet(context, "/api"),
                        DocumentedLine.class)) {
            assertThat(status(application, "/app/api/remnawave/webhook")).isEqualTo(200);
            assertThat(new Panel(application.url("/app/api/remnawave/webhook"))
                            .deliver(SignedBody.of("bob"), "multipart/form-data; boundary=here")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(warnings(log)).isEmpty();
            assertThat(log.messages()).contains("Remnawave webhook endpoint mapped to /app/api/remnawave/webhook");
        }
    }

    /** By name, because the package moved between Spring Boot 3 and 4. */
    private static void registerDispatcherServlet(GenericApplicationContext context, String path) {
        String ofBoot4 = "org.springframework.boot.webmvc.autoconfigure.DispatcherServletRegistrationBean";
        ClassLoader loader = context.getClassLoader();
        Class<?> type = ClassUtils.resolveClassName(
                ClassUtils.isPresent(ofBoot4, loader)
                        ? ofBoot4
                        : "org.springframework.boot.autoconfigure.web.servlet.DispatcherServletRegistrationBean",
                loader);
        RootBeanDefinition registration = new RootBeanDefinition(type);
        registration
                .getConstructorArgumentValues()
                .addGenericArgumentValue(new RuntimeBeanReference("dispatcherServlet"));
        registration.getConstructorArgumentValues().addGenericArgumentValue(path);
        context.registerBeanDefinition("dispatcherServletRegistration", registration);
    }

    @Test
    void namesCsrfProtectionWhereItAloneIsInTheWay() {
        try (LogLines log = new LogLines();
                RunningApplication application = start(Map.of(), AllPermitted.class)) {
            assertThat(application.context().isActive()).isTrue();
            assertThat(warnings(log))
                    .singleElement()
                    .asString()
                    .contains("stopped by CSRF protection.")
                    .doesNotContain("authorization");
        }
    }

    @Test
    void warnsAlsoWhereTheApplicationWritesARefusalOfItsOwn() throws Exception {
        try (LogLines log = new LogLines();
                RunningApplication application = start(Map.of(), OwnRefusal.class)) {
            assertThat(status(application, "/remnawave/webhook")).isEqualTo(418);
            assertThat(warnings(log)).singleElement().asString().contains("CSRF", "authorization", LINE);
        }
    }

    private static RunningApplication start(Map<String, Object> properties, Class<?>... configurations) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("test.with", "security");
        return RunningApplication.start(WebApplicationType.SERVLET, all, configurations);
    }

    private static int status(RunningApplication application, String path) throws Exception {
        return new Panel(application.url(path)).deliver(SignedBody.of("alice")).statusCode();
    }

    private static List<String> warnings(LogLines log) {
        return log.messages().stream()
                .filter(line -> line.contains("Spring Security"))
                .toList();
    }

    @Configuration(proxyBeanMethods = false)
    static class DocumentedLine {
        @Bean
        SecurityFilterChain rules(HttpSecurity http, RemnawaveWebhookRequestMatcher webhook) throws Exception {
            http.authorizeHttpRequests(r -> r.requestMatchers(webhook).permitAll())
                    .csrf(c -> c.ignoringRequestMatchers(webhook));
            http.authorizeHttpRequests(r -> r.anyRequest().authenticated());
            return http.build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnRefusal {
        @Bean
        SecurityFilterChain rules(HttpSecurity http) throws Exception {
            http.exceptionHandling(e -> e.accessDeniedHandler((request, response, denied) -> {
                response.setStatus(418);
                response.setCharacterEncoding("UTF-8");
                response.getWriter().println("refused");
                response.flushBuffer();
            }));
            return http.authorizeHttpRequests(r -> r.anyRequest().authenticated())
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class AllPermitted {
        @Bean
        SecurityFilterChain rules(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(r -> r.anyRequest().permitAll()).build();
        }
    }
}
