package io.remnawave.webhook.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.spring.RemnawaveWebhookAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.reactive.WebFluxTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;

/** As {@link MvcSliceTest}. */
@WebFluxTest(properties = "test.with=security")
@ContextConfiguration(classes = ReactiveSecurityTest.DocumentedLine.class)
@DisabledIf("io.remnawave.webhook.spring.security.SlicesTest#areThoseOfBoot4")
final class WebFluxSliceTest {

    @Autowired
    private WebTestClient client;

    @Autowired
    private ApplicationContext context;

    @Test
    void hasTheMatcherAndNothingElse() {
        assertThat(status("/remnawave/webhook")).isEqualTo(404);
        assertThat(status("/other")).isIn(401, 403);
        assertThat(context.getBeanNamesForType(RemnawaveWebhookAutoConfiguration.class))
                .isEmpty();
        assertThat(context.getBeanNamesForType(BlockedEndpointWarning.class)).isEmpty();
    }

    private int status(String path) {
        return client.post()
                .uri(path)
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }
}
