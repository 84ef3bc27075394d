package io.remnawave.webhook.spring.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.remnawave.webhook.spring.RemnawaveWebhookAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;

/** The documented rules in a test of the application's controllers, which has no secret; on Spring Boot 3, see {@link SlicesTest}. */
@WebMvcTest(properties = "test.with=security")
@ContextConfiguration(classes = ServletSecurityTest.DocumentedLine.class)
@DisabledIf("io.remnawave.webhook.spring.security.SlicesTest#areThoseOfBoot4")
final class MvcSliceTest {

    @Autowired
    private MockMvc mockMvc;

    @Autowired
    private ApplicationContext context;

    @Test
    void hasTheMatcherAndNothingElse() throws Exception {
        assertThat(status("/remnawave/webhook")).isEqualTo(404);
        assertThat(status("/other")).isIn(401, 403);
        assertThat(context.getBeanNamesForType(RemnawaveWebhookAutoConfiguration.class))
                .isEmpty();
        assertThat(context.getBeanNamesForType(BlockedEndpointWarning.class)).isEmpty();
    }

    private int status(String path) throws Exception {
        return mockMvc.perform(post(path)).andReturn().getResponse().getStatus();
    }
}
