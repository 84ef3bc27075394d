package io.remnawave.webhook.testkit.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookSettings;
import io.remnawave.webhook.console.WebhookConsole;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.spi.Exchange;
import io.remnawave.webhook.spi.ListenerThreads;
import io.remnawave.webhook.spi.RequestHead;
import io.remnawave.webhook.testkit.panel.PanelSecret;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
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

    private static final int CHUNK = 8 * 1024;

    private static final int MAX_REQUESTS = 64;

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

    @Option(names = "--json", description = "Print a JSON object: url and console.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        String known = secret != null ? secret : System.getenv("REMNAWAVE_WEBHOOK_SECRET");
        String value = known == null || known.isEmpty() ? PanelSecret.random() : known;
        HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
        ExecutorService threads = Executors.newFixedThreadPool(MAX_REQUESTS);
        URI url = URI.create("http://localhost:" + server.getAddress().getPort() + WebhookSettings.DEFAULT_PATH);
        try (ListenerThreads listeners = new ListenerThreads();
                WebhookConsole console = WebhookConsole.builder()
                        .port(consolePort)
                        .secret(value)
                        .target(url)
                        .start();
                WebhookReceiver receiver = WebhookReceiver.builder()
                        .secret(value)
                        .on("*", RemnawaveEvent.class, event -> {})
                        .observer(console.observer())
                        .build()) {
            console.attach(receiver);
            server.setExecutor(threads);
            server.createContext(
                    WebhookSettings.DEFAULT_PATH, http -> receive(http, receiver.exchange(head(http), listeners)));
            server.start();
            print(url, console.link(), value.equals(known) ? null : value);
            new CountDownLatch(1).await();
            return 0;
        } finally {
            server.stop(0);
            threads.shutdownNow();
        }
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

    private static RequestHead head(HttpExchange http) {
        return new RequestHead() {
            @Override
            public String method() {
                return http.getRequestMethod();
            }

            @Override
            public List<String> headers(String name) {
                return http.getRequestHeaders().getOrDefault(name, List.of());
            }

            @Override
            public String remoteAddress() {
                return http.getRemoteAddress().getAddress().getHostAddress();
            }
        };
    }

    private static void receive(HttpExchange http, Exchange exchange) throws IOException {
        try (http) {
            WebhookResponse refusal = exchange.precheck();
            if (refusal == null) {
                read(http.getRequestBody(), exchange);
            }
            WebhookResponse response =
                    refusal == null ? exchange.answer().toCompletableFuture().join() : refusal;
            for (Map.Entry<String, String> header : response.headers().entrySet()) {
                http.getResponseHeaders().set(header.getKey(), header.getValue());
            }
            http.getResponseHeaders().set("Content-Type", WebhookResponse.CONTENT_TYPE);
            byte[] body = response.bodyBytes();
            http.sendResponseHeaders(response.status(), body.length);
            http.getResponseBody().write(body);
        }
    }

    private static void read(InputStream body, Exchange exchange) {
        byte[] chunk = new byte[CHUNK];
        exchange.expectBody();
        try {
            for (int length = body.read(chunk); length >= 0; length = body.read(chunk)) {
                if (!exchange.append(chunk, 0, length)) {
                    return;
                }
            }
        } catch (IOException e) {
            exchange.fail(e);
            return;
        }
        exchange.complete();
    }
}
