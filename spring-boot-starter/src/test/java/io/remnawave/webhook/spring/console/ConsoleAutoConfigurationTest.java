package io.remnawave.webhook.spring.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.remnawave.webhook.console.WebhookConsole;
import io.remnawave.webhook.spring.Contexts;
import io.remnawave.webhook.spring.RunningApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class ConsoleAutoConfigurationTest {

    private final WebApplicationContextRunner contexts = Contexts.withStarter()
            .withConfiguration(AutoConfigurations.of(RemnawaveWebhookConsoleAutoConfiguration.class));

    private final WebApplicationContextRunner withConsole =
            contexts.withPropertyValues("remnawave.webhook.console.enabled=true");

    @Test
    void isOffUntilItIsAskedFor() {
        contexts.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(WebhookConsole.class));
    }

    @Test
    void showsWhatCameAndEndsWithTheApplication() {
        AtomicReference<String> link = new AtomicReference<>();

        withConsole.run(context -> {
            assertThat(context).hasNotFailed();
            link.set(context.getBean(WebhookConsole.class).link());

            Contexts.deliver(context, "alice");

            await().untilAsserted(() -> assertThat(ask(link.get(), "/api/deliveries/d1"))
                    .contains("\"event\":\"user.created\"", "\"subject\":\"alice\""));
        });
        assertThat(isUp(link.get())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "production"})
    void stopsTheStartInProductionUnlessItIsForced(String profile) {
        withConsole
                .withPropertyValues("spring.profiles.active=" + profile)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("remnawave.webhook.console.force"));
        withConsole
                .withPropertyValues("spring.profiles.active=" + profile, "remnawave.webhook.console.force=true")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void namesTheDependencyThatIsMissing() {
        withConsole
                .withClassLoader(new FilteredClassLoader("io.remnawave.webhook.console"))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("io.remnawave.webhook:remnawave-webhook-console"));
    }

    @ParameterizedTest
    @EnumSource(
            value = WebApplicationType.class,
            names = {"SERVLET", "REACTIVE"})
    void knowsWhereTheApplicationTakesDeliveries(WebApplicationType type) throws Exception {
        try (RunningApplication application = RunningApplication.start(
                type, Map.of("remnawave.webhook.console.enabled", "true", "remnawave.webhook.path", "/hooks"))) {
            assertThat(ask(application.bean(WebhookConsole.class).link(), "/api/settings"))
                    .contains("\"target\":\"http://localhost:"
                            + application.url("").getPort() + "/hooks\"");
        }
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 127.0.0.1", "0.0.0.0, localhost"})
    void asksTheAddressThatTheServerIsBoundTo(String address, String host) throws Exception {
        try (RunningApplication application = RunningApplication.start(
                WebApplicationType.SERVLET,
                Map.of("remnawave.webhook.console.enabled", "true", "server.address", address))) {
            assertThat(ask(application.bean(WebhookConsole.class).link(), "/api/settings"))
                    .contains("\"target\":\"http://" + host + ":"
                            + application.url("").getPort() + "/remnawave/webhook\"");
        }
    }

    @Test
    void prefersTheTargetThatIsConfigured() throws Exception {
        String target = "https://webhooks.example.org/hooks";
        try (RunningApplication application = RunningApplication.start(
                WebApplicationType.SERVLET,
                Map.of("remnawave.webhook.console.enabled", "true", "remnawave.webhook.console.target", target))) {
            assertThat(ask(application.bean(WebhookConsole.class).link(), "/api/settings"))
                    .contains("\"target\":\"" + target + "\"");
        }
    }

    @Test
    void saysWhichTargetIsNoAddress() {
        withConsole
                .withPropertyValues("remnawave.webhook.console.target=/remnawave/webhook")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("remnawave.webhook.console.target must be the whole address"));
        withConsole
                .withPropertyValues("remnawave.webhook.console.target=")
                .run(context -> assertThat(context).hasNotFailed());
    }

    private static String ask(String link, String path) throws IOException, InterruptedException {
        URI console = URI.create(link);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(console.resolve(path))
                                .header("X-Console-Token", console.getFragment().substring("token=".length()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static boolean isUp(String link) {
        try {
            ask(link, "/");
            return true;
        } catch (IOException gone) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
