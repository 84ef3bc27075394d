package io.remnawave.webhook.testkit.cli;

import com.sun.net.httpserver.HttpServer;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookSettings;
import io.remnawave.webhook.console.WebhookConsole;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.httpserver.RemnawaveWebhookHandler;
import io.remnawave.webhook.testkit.panel.PanelSecret;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A receiver with a console and no application. */
@Command(
        name = "listen",
        description =
                "Take deliveries and show them on a page: a receiver with the developer console, and no application.",
        footer = {
            "",
            "For example:",
            "  listen --port 8080      point a panel or a tunnel at http://localhost:8080/remnawave/webhook"
        })
final class ListenCommand implements Callable<Integer> {

    private static final int MAX_PORT = 65_535;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080", description = "Where to take deliveries.")
    private int port;

    @Option(
            names = "--console-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Where the page is, on 127.0.0.1; a free port by default.")
    private int consolePort;

    @Option(
            names = "--secret",
            paramLabel = "SECRET",
            description = "The panel's WEBHOOK_SECRET_HEADER; by default the environment variable"
                    + " REMNAWAVE_WEBHOOK_SECRET, and else a new one.")
    private @Nullable String secret;

    @Option(names = "--json", description = "Print a JSON object: url, console, and the secret where it is new.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        String known = secret != null ? secret : System.getenv("REMNAWAVE_WEBHOOK_SECRET");
        String value = known == null || known.isEmpty()
                ? PanelSecret.random()
                : SecretOption.orWarning(known, spec.commandLine());
        boundRequests();
        HttpServer server = server();
        ExecutorService heads = Executors.newCachedThreadPool();
        URI url = URI.create("http://localhost:" + server.getAddress().getPort() + WebhookSettings.DEFAULT_PATH);
        try (WebhookConsole console = console(value, url);
                WebhookReceiver receiver = WebhookReceiver.builder()
                        .secret(value)
                        .on("*", RemnawaveEvent.class, event -> {})
                        .observer(console.observer())
                        .build();
                RemnawaveWebhookHandler handler = new RemnawaveWebhookHandler(receiver)) {
            console.attach(receiver);
            server.setExecutor(heads);
            server.createContext(
                    WebhookSettings.DEFAULT_PATH,
                    new WrongPaths(url, handler, spec.commandLine().getErr()));
            server.start();
            print(url, console.link(), value.equals(known) ? null : value);
            new CountDownLatch(1).await();
            return 0;
        } finally {
            server.stop(0);
            heads.shutdownNow();
        }
    }

    private HttpServer server() {
        checkRange("--port", port);
        try {
            return HttpServer.create(new InetSocketAddress(port), 0);
        } catch (IOException e) {
            throw unusable("--port", port, e);
        }
    }

    private WebhookConsole console(String value, URI target) {
        checkRange("--console-port", consolePort);
        try {
            return WebhookConsole.builder()
                    .port(consolePort)
                    .secret(value)
                    .target(target)
                    .start();
        } catch (UncheckedIOException e) {
            throw unusable("--console-port", consolePort, Objects.requireNonNull(e.getCause()));
        }
    }

    private static void checkRange(String option, int port) {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException(option + " takes 0 to " + MAX_PORT + ", and not " + port + ".");
        }
    }

    private static IllegalArgumentException unusable(String option, int port, IOException why) {
        return new IllegalArgumentException(
                option + " " + port + " cannot be used: " + why.getMessage()
                        + ". Give another port, or 0 for a free one.",
                why);
    }

    /** In seconds, for a whole request and for its answer: the JDK reads them when it makes the first server. */
    private static void boundRequests() {
        Map.of("sun.net.httpserver.maxReqTime", "30", "sun.net.httpserver.maxRspTime", "300")
                .forEach((name, seconds) -> System.getProperties().putIfAbsent(name, seconds));
    }

    private void print(URI url, String link, @Nullable String newSecret) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(CliJson.line(CliJson.object()
                    .put("url", url.toString())
                    .put("console", link)
                    .put("secret", newSecret)));
        } else {
            out.println("deliveries  " + url);
            out.println("console     " + link);
            if (newSecret != null) {
                out.println("secret      " + newSecret + "  (new: set it as the panel's WEBHOOK_SECRET_HEADER)");
            }
            out.println("Ctrl-C ends it.");
        }
        out.flush();
    }
}
