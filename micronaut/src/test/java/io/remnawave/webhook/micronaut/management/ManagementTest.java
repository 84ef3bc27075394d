package io.remnawave.webhook.micronaut.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.management.endpoint.env.EnvironmentEndpointFilter;
import io.micronaut.management.endpoint.env.EnvironmentFilterSpecification;
import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.micronaut.RunningApplication;
import io.remnawave.webhook.model.Node;
import io.remnawave.webhook.model.User;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManagementTest {

    @Test
    void listsListenersAndCountsOutcomes() throws Exception {
        try (RunningApplication application = RunningApplication.start(
                Map.of("test.with", "ManagementTest", "endpoints.remnawavewebhook.sensitive", false))) {
            SignedBody body = SignedBody.of("alice");
            application.panel().deliver(body);
            application.panel().deliver(body);

            JsonNode report = new ObjectMapper()
                    .readTree(get(application, "/remnawavewebhook").body());

            assertThat(report.get("path").asText()).isEqualTo("/remnawave/webhook");
            String listener = Listener.class.getName();
            assertThat(report.get("listeners"))
                    .map(JsonNode::toString)
                    .containsExactly(
                            "{\"id\":\"" + listener + "#watch(Node,Delivery)\",\"events\":[\"node.*\"],"
                                    + "\"order\":-1,\"parameters\":[\"Node\",\"Delivery\"]}",
                            "{\"id\":\"" + listener + "#all(User)\",\"events\":[\"*\"],"
                                    + "\"order\":0,\"parameters\":[\"User\"]}");
            assertThat(report.get("outcomes").get("handled").asLong()).isEqualTo(1);
            assertThat(report.get("outcomes").get("duplicate").asLong()).isEqualTo(1);
            assertThat(report.get("outcomes").get("failed").asLong()).isZero();
        }
    }

    @Test
    void showsNothingToTheUnauthenticatedUnlessItIsTold() throws Exception {
        try (RunningApplication application = RunningApplication.start(Map.of())) {
            assertThat(get(application, "/remnawavewebhook").statusCode()).isIn(401, 404);
        }
    }

    @Test
    void canBeSwitchedOff() throws Exception {
        try (RunningApplication application = RunningApplication.start(
                Map.of("endpoints.remnawavewebhook.sensitive", false, "endpoints.remnawavewebhook.enabled", false))) {
            assertThat(get(application, "/remnawavewebhook").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void keepsTheSecretsOutOfTheEnvironmentEndpoint() throws Exception {
        assertThat(environment("")).contains("remnawave.webhook.secret").doesNotContain(SignedBody.SECRET);
    }

    @Test
    void keepsTheSecretsOutOfAnEnvironmentEndpointThatShowsWhatLooksHarmless() throws Exception {
        assertThat(environment("LegacyMasking"))
                .contains("remnawave.webhook.secret", "/shown")
                .doesNotContain(SignedBody.SECRET);
    }

    private static String environment(String with) throws Exception {
        try (RunningApplication application = RunningApplication.start(Map.of(
                "test.with",
                with,
                "remnawave.webhook.path",
                "/shown",
                "remnawave.webhook.secrets[0].id",
                "other",
                "remnawave.webhook.secrets[0].value",
                SignedBody.SECRET,
                "endpoints.env.enabled",
                true,
                "endpoints.env.sensitive",
                false))) {
            HttpResponse<String> answer = get(application, "/env");
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }

    private static HttpResponse<String> get(RunningApplication application, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(application.url(path)).build(), BodyHandlers.ofString());
    }

    @Singleton
    @Requires(property = "test.with", value = "ManagementTest")
    static class Listener {

        @RemnawaveEventListener
        void all(User user) {}

        @RemnawaveEventListener("node.*")
        @Order(-1)
        void watch(Node node, Delivery delivery) {}
    }

    @Factory
    @Requires(property = "test.with", value = "LegacyMasking")
    static class LegacyMasking {

        @Singleton
        EnvironmentEndpointFilter filter() {
            return EnvironmentFilterSpecification::legacyMasking;
        }
    }
}
