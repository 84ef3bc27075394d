package io.remnawave.webhook.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.remnawave.webhook.console.WebhookConsole;
import io.remnawave.webhook.servlet.container.JettyEe10Container;
import io.remnawave.webhook.servlet.container.RunningContainer;
import io.remnawave.webhook.servlet.container.ServletContainer;
import io.remnawave.webhook.servlet.container.TomcatContainer;
import io.remnawave.webhook.servlet.container.UndertowContainer;
import io.remnawave.webhook.servlet.container.WebApp;
import io.remnawave.webhook.testkit.compatibility.LogLines;
import io.remnawave.webhook.testkit.compatibility.Panel;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The developer console of a deployed application. */
class ConsoleTest {

    private static final String LISTENER = "io.remnawave.webhook.servlet.apps.HiddenListener";
    private static final String ENABLED = "remnawave.webhook.console.enabled";

    private @TempDir Path directory;
    private RunningContainer running;
    private String link;

    static Stream<ServletContainer> containers() {
        return Stream.of(new TomcatContainer(), new JettyEe10Container(), new UndertowContainer());
    }

    @AfterEach
    void stop() throws Exception {
        if (running != null) {
            running.stop();
        }
    }

    @ParameterizedTest
    @MethodSource("containers")
    void showsWhatCameAndWhereItIsTakenAndEndsWithTheApplication(ServletContainer container) throws Exception {
        deploy(container, configured().withContextParameter(ENABLED, "true"));
        assertThat(ask("/api/settings")).contains("\"target\":null");

        assertThat(deliver("alice", "/remnawave/webhook")).isEqualTo(200);

        await().untilAsserted(() -> assertThat(ask("/api/deliveries/d1"))
                .contains("\"event\":\"user.created\"", "\"subject\":\"alice\"", LISTENER));
        assertThat(ask("/api/settings"))
                .contains("\"target\":\"http://localhost:" + running.port() + "/remnawave/webhook\"");
        assertThat(ask("/api/listeners")).contains(LISTENER);
        running.stop();
        assertThatThrownBy(() -> new Socket("127.0.0.1", URI.create(link).getPort()))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @MethodSource("containers")
    void endsWithAnApplicationThatNeverHadARequest(ServletContainer container) throws Exception {
        deploy(container, configured().withContextParameter(ENABLED, "true"));

        running.stop();

        assertThatThrownBy(() -> new Socket("127.0.0.1", URI.create(link).getPort()))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @MethodSource("containers")
    void readsTheParametersOfADeclaredServlet(ServletContainer container) throws Exception {
        int port = freePort();
        deploy(
                container,
                new WebApp(directory, Class.forName(LISTENER))
                        .withServlet(
                                RemnawaveWebhookServlet.class,
                                "/declared",
                                Map.of(
                                        "remnawave.webhook.secret",
                                        SignedBody.SECRET,
                                        ENABLED,
                                        "true",
                                        "remnawave.webhook.console.port",
                                        Integer.toString(port),
                                        "remnawave.webhook.console.target",
                                        "https://localhost/declared")));

        assertThat(URI.create(link).getPort()).isEqualTo(port);
        deliver("alice", "/declared");
        await().untilAsserted(() -> assertThat(ask("/api/deliveries/d1")).contains("alice"));
        assertThat(ask("/api/settings")).contains("\"target\":\"https://localhost/declared\"");
    }

    @Test
    void readsTheSystemProperties() throws Exception {
        System.setProperty(ENABLED, "true");
        try {
            deploy(new TomcatContainer(), configured());
        } finally {
            System.clearProperty(ENABLED);
        }
        assertThat(ask("/api/listeners")).contains(LISTENER);
    }

    @ParameterizedTest
    @CsvSource({"never set,", "false,false"})
    void isOffUntilItIsAskedFor(String how, String value) throws Exception {
        WebApp app = configured();
        if (value != null) {
            app.withContextParameter(ENABLED, value);
        }
        try (LogLines log = new LogLines()) {
            running = new TomcatContainer().deploy(app);
            deliver("alice", "/remnawave/webhook");

            assertThat(log.messages()).as(how).noneMatch(line -> line.contains("console"));
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("remnawave-webhook-console"));
    }

    @ParameterizedTest
    @CsvSource({
        "enabled, treu, 'must be true, on, yes or 1'",
        "port, 80a, must be 0 to 65535",
        "port, 65536, must be 0 to 65535",
        "target, /remnawave/webhook, must be the whole address",
        "target, file:///etc/passwd, must be the whole address",
        "target, http://a b, must be the whole address"
    })
    void failsAtDeploymentWhenAPropertyCannotBeUnderstood(String property, String value, String message)
            throws Exception {
        WebApp app = configured().withContextParameter(ENABLED, "true");
        app.withContextParameter("remnawave.webhook.console." + property, value);

        assertThatThrownBy(() -> running = new TomcatContainer().deploy(app))
                .hasStackTraceContaining("remnawave.webhook.console." + property)
                .hasStackTraceContaining(message);
    }

    @Test
    void failsAtDeploymentWhenThePortIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            WebApp app = configured().withContextParameter(ENABLED, "true");
            app.withContextParameter("remnawave.webhook.console.port", Integer.toString(taken.getLocalPort()));

            assertThatThrownBy(() -> running = new TomcatContainer().deploy(app))
                    .hasStackTraceContaining("Set remnawave.webhook.console.port to another port");
        }
    }

    @Test
    void leavesNoConsoleBehindWhenTheDeploymentFails() throws Exception {
        int port = freePort();
        WebApp app = new WebApp(directory, Class.forName("io.remnawave.webhook.servlet.apps.ImpossibleListener"))
                .withContextParameter("remnawave.webhook.secret", SignedBody.SECRET)
                .withContextParameter(ENABLED, "true")
                .withContextParameter("remnawave.webhook.console.port", Integer.toString(port));

        assertThatThrownBy(() -> running = new TomcatContainer().deploy(app)).isNotNull();

        assertThatThrownBy(() -> new Socket("127.0.0.1", port)).isInstanceOf(IOException.class);
    }

    @Test
    void worksWithoutTheConsoleAmongTheLibrariesUntilItIsAskedFor() throws Exception {
        assertThat(inAnApplicationWithoutConsole("false")).isEqualTo("200");
        assertThat(inAnApplicationWithoutConsole("true"))
                .contains("remnawave.webhook.console.enabled is true")
                .contains("io.remnawave.webhook:remnawave-webhook-console");
    }

    private String inAnApplicationWithoutConsole(String enabled) throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader withoutConsole = classPathWithoutConsole()) {
            assertThatThrownBy(() -> withoutConsole.loadClass(WebhookConsole.class.getName()))
                    .isInstanceOf(ClassNotFoundException.class);
            Thread.currentThread().setContextClassLoader(withoutConsole);
            Object application = withoutConsole
                    .loadClass(Application.class.getName())
                    .getDeclaredConstructor(Path.class, String.class)
                    .newInstance(Files.createDirectory(directory.resolve(enabled)), enabled);
            return String.valueOf(((Callable<?>) application).call());
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static URLClassLoader classPathWithoutConsole() throws Exception {
        URL console = WebhookConsole.class.getProtectionDomain().getCodeSource().getLocation();
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            URL url = Path.of(entry).toUri().toURL();
            if (!url.toURI().equals(console.toURI())) {
                urls.add(url);
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    /** Runs in a class loader of its own. */
    public static final class Application implements Callable<String> {

        private final Path directory;
        private final String enabled;

        public Application(Path directory, String enabled) {
            this.directory = directory;
            this.enabled = enabled;
        }

        /** What a delivery is answered, or why there is no deployment. */
        @Override
        public String call() throws Exception {
            WebApp app = new WebApp(directory, Class.forName(LISTENER))
                    .withContextParameter("remnawave.webhook.secret", SignedBody.SECRET)
                    .withContextParameter(ENABLED, enabled);
            RunningContainer running;
            try {
                running = new UndertowContainer().deploy(app);
            } catch (RuntimeException e) { // as Undertow wraps it
                return String.valueOf(e.getMessage());
            }
            try {
                URI url = URI.create("http://localhost:" + running.port() + "/remnawave/webhook");
                return Integer.toString(
                        new Panel(url).deliver(SignedBody.of("alice")).statusCode());
            } finally {
                running.stop();
            }
        }
    }

    private WebApp configured() throws Exception {
        return new WebApp(directory, Class.forName(LISTENER))
                .withContextParameter("remnawave.webhook.secret", SignedBody.SECRET);
    }

    private void deploy(ServletContainer container, WebApp app) throws Exception {
        try (LogLines log = new LogLines()) {
            running = container.deploy(app);
            link = log.messages().stream()
                    .filter(line -> line.contains("console: "))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf("http://")))
                    .orElseThrow(() -> new AssertionError("no link in " + log.messages()));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private int deliver(String username, String path) throws Exception {
        URI url = URI.create("http://localhost:" + running.port() + path);
        return new Panel(url).deliver(SignedBody.of(username)).statusCode();
    }

    private String ask(String path) throws IOException, InterruptedException {
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
