package io.remnawave.webhook.micronaut.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import io.remnawave.webhook.console.WebhookConsole;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.micronaut.ClassPath;
import io.remnawave.webhook.micronaut.RunningApplication;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTest {

    private static final String ENABLED = "remnawave.webhook.console.enabled";

    @Singleton
    @Requires(property = "test.with", value = "ConsoleTest")
    static class Mails {

        @RemnawaveEventListener(value = "user.*", id = "mails")
        void mail(UserEvent event) {
            if (event.user().username().equals("mallory")) {
                throw new IllegalStateException("no mail for " + event.user().username());
            }
        }
    }

    private static RunningApplication start(Object... properties) {
        return RunningApplication.with(ConsoleTest.class, properties);
    }

    @Test
    void isOffUntilItIsAskedFor() {
        try (RunningApplication never = start();
                RunningApplication off = start(ENABLED, false)) {
            assertThat(never.context().containsBean(WebhookConsole.class)).isFalse();
            assertThat(off.context().containsBean(WebhookConsole.class)).isFalse();
        }
    }

    @Test
    void showsWhatCameAndWhereItIsTakenAndEndsWithTheApplication() throws Exception {
        String link;
        try (RunningApplication application = start(ENABLED, true)) {
            link = application.bean(WebhookConsole.class).link();
            assertThat(ask(link, "/api/settings"))
                    .contains("\"target\":\"" + application.url("/remnawave/webhook") + "\"");

            application.panel().deliver(SignedBody.of("alice"));

            await().untilAsserted(() -> assertThat(ask(link, "/api/deliveries/d1"))
                    .contains("\"event\":\"user.created\"", "\"subject\":\"alice\"", "\"listener\":\"mails\""));
            assertThat(ask(link, "/api/listeners")).contains("\"id\":\"mails\"");
        }
        assertThatThrownBy(() -> new Socket("127.0.0.1", URI.create(link).getPort()))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 127.0.0.1", "0.0.0.0, localhost"})
    void asksTheAddressThatTheServerIsBoundTo(String address, String host) throws Exception {
        try (RunningApplication application = start(ENABLED, true, "micronaut.server.host", address)) {
            assertThat(ask(application.bean(WebhookConsole.class).link(), "/api/settings"))
                    .contains("\"target\":\"http://" + host + ":"
                            + application.url("").getPort() + "/remnawave/webhook\"");
        }
    }

    @Test
    void prefersTheTargetThatIsConfigured() throws Exception {
        String target = "https://webhooks.example.org/hooks";
        try (RunningApplication application = start(ENABLED, true, "remnawave.webhook.console.target", target)) {
            assertThat(ask(application.bean(WebhookConsole.class).link(), "/api/settings"))
                    .contains("\"target\":\"" + target + "\"");
        }
    }

    @Test
    void saysWhichTargetIsNoAddress() {
        assertThatThrownBy(() -> start(ENABLED, true, "remnawave.webhook.console.target", "/remnawave/webhook")
                        .close())
                .hasStackTraceContaining("remnawave.webhook.console.target must be the whole address");
    }

    @Test
    void listensWhereItIsToldTo() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        for (int start = 0; start < 2; start++) { // the first has freed its port
            try (RunningApplication application = start(ENABLED, true, "remnawave.webhook.console.port", port)) {
                assertThat(application.bean(WebhookConsole.class).port()).isEqualTo(port);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "production"})
    void stopsTheStartInProductionUnlessItIsForced(String environment) {
        assertThatThrownBy(() -> startIn(environment, false).close())
                .hasStackTraceContaining("does not start under the profile \"" + environment + "\"")
                .hasStackTraceContaining("remnawave.webhook.console.force");
        try (RunningApplication forced = startIn(environment, true)) {
            assertThat(forced.context().containsBean(WebhookConsole.class)).isTrue();
        }
    }

    private static RunningApplication startIn(String environment, boolean forced) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("remnawave.webhook.secret", SignedBody.SECRET);
        properties.put("micronaut.security.enabled", false);
        properties.put(ENABLED, true);
        properties.put("remnawave.webhook.console.force", forced);
        return RunningApplication.start(ApplicationContext.builder(environment).properties(properties));
    }

    @Test
    void showsTheInboxWithTheListenerThatFailed() throws Exception {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:micronautconsole;DB_CLOSE_DELAY=-1");
        Map<String, Object> properties = new HashMap<>();
        properties.put("test.with", "ConsoleTest");
        properties.put(ENABLED, true);
        properties.put("remnawave.webhook.inbox.enabled", true);
        properties.put(
                "remnawave.webhook.inbox.transactions", false); // of Micronaut Data, which needs a named DataSource
        properties.put("remnawave.webhook.inbox.retry.attempts", 1);
        try (RunningApplication application = RunningApplication.start(properties, dataSource)) {
            String link = application.bean(WebhookConsole.class).link();
            assertThat(application.panel().deliver(SignedBody.of("mallory")).body())
                    .isEqualTo("stored");

            await().untilAsserted(() -> assertThat(ask(link, "/api/inbox?state=dead"))
                    .contains("\"dead\":1", "\"listener\":\"mails\"", "no mail for mallory"));
        }
    }

    @Test
    void worksWithoutTheConsoleAmongTheLibrariesUntilItIsAskedFor() throws Exception {
        assertThat(inAnApplicationWithoutConsole(false)).isEqualTo("ignored");
        assertThat(inAnApplicationWithoutConsole(true)).contains("io.remnawave.webhook:remnawave-webhook-console");
    }

    private static String inAnApplicationWithoutConsole(boolean enabled) throws Exception {
        URI console = WebhookConsole.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        ClassLoader withoutConsole =
                ClassPath.without(entry -> Path.of(entry).toUri().equals(console));
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try {
            assertThatThrownBy(() -> withoutConsole.loadClass(WebhookConsole.class.getName()))
                    .isInstanceOf(ClassNotFoundException.class);
            Thread.currentThread().setContextClassLoader(withoutConsole);
            Object application = withoutConsole
                    .loadClass(Application.class.getName())
                    .getDeclaredConstructor(boolean.class)
                    .newInstance(enabled);
            return String.valueOf(((Callable<?>) application).call());
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** Runs in a class loader of its own. */
    public static final class Application implements Callable<String> {

        private final boolean enabled;

        public Application(boolean enabled) {
            this.enabled = enabled;
        }

        /** The answer to a delivery, or why it does not start. */
        @Override
        public String call() throws Exception {
            RunningApplication application;
            try {
                application = RunningApplication.start(Map.of(ENABLED, enabled));
            } catch (RuntimeException e) {
                return String.valueOf(e);
            }
            try {
                return application.panel().deliver(SignedBody.of("alice")).body();
            } finally {
                application.close();
            }
        }
    }

    private static String ask(String link, String path) throws IOException, InterruptedException {
        URI console = URI.create(link);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(console.resolve(path))
                                .header("X-Console-Token", console.getFragment().substring("token=".length()))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
