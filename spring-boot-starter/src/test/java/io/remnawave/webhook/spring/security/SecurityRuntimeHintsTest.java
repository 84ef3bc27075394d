package io.remnawave.webhook.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;

/** Without the hints a native image could not ask whether deliveries are let through. */
final class SecurityRuntimeHintsTest {

    @Test
    void hintsAtTheStandInsOfAServletRequest() {
        assertThat(List.of(HttpServletRequest.class, HttpServletResponse.class, HttpSession.class))
                .allSatisfy(type -> assertThat(RuntimeHintsPredicates.proxies().forInterfaces(type))
                        .accepts(hints(RemnawaveWebhookServletSecurityAutoConfiguration.class)));
    }

    @Test
    void hintsAtTheStandInsOfAReactiveRequest() {
        assertThat(List.of(ServerHttpRequest.class, ServerHttpResponse.class))
                .allSatisfy(type -> assertThat(RuntimeHintsPredicates.proxies().forInterfaces(type))
                        .accepts(hints(RemnawaveWebhookReactiveSecurityAutoConfiguration.class)));
    }

    private static RuntimeHints hints(Class<?> configuration) {
        GenericApplicationContext context = new GenericApplicationContext();
        context.registerBean(configuration);
        TestGenerationContext generation = new TestGenerationContext();
        new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
        return generation.getRuntimeHints();
    }
}
