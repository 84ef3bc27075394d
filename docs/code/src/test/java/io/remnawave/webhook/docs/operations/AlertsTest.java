package io.remnawave.webhook.docs.operations;

import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookRequest;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.inbox.Inbox;
import io.remnawave.webhook.inbox.InboxMetrics;
import io.remnawave.webhook.observe.MicrometerWebhookObserver;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alerts of {@code docs/alerts} ask for meters that there are, and Prometheus takes and fires them. */
class AlertsTest {

    private static final String SECRET = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final Path ALERTS = Path.of("../alerts").toAbsolutePath().normalize();
    private static final Path RULES = ALERTS.resolve("remnawave-webhook.rules.yml");
    private static final Pattern METER = Pattern.compile("\\bremnawave_webhook_\\w+");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void askForMetersThatThereAre() throws Exception {
        loseAnEvent();
        handleAnEvent();
        observeAnInbox();

        Set<String> asked = new TreeSet<>();
        METER.matcher(Files.readString(RULES)).results().forEach(meter -> asked.add(meter.group()));
        Set<String> scraped = new TreeSet<>();
        METER.matcher(registry.scrape()).results().forEach(meter -> scraped.add(meter.group()));

        assertThat(asked).hasSizeGreaterThan(6);
        assertThat(scraped).containsAll(asked);
    }

    @Test
    void passTheirTests() throws Exception {
        String promtool = Program.require("promtool").toString();

        assertThat(Program.run(ALERTS, promtool, "check", "rules", RULES.toString()))
                .startsWith("exit 0");
        assertThat(Program.run(ALERTS, promtool, "test", "rules", "remnawave-webhook.test.yml"))
                .startsWith("exit 0");
    }

    @Test
    void fireInPrometheusForALostEvent(@TempDir Path directory) throws Exception {
        String prometheus = Program.require("prometheus").toString();
        HttpServer metrics = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        metrics.createContext("/metrics", exchange -> {
            byte[] text = registry.scrape().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, text.length);
            try (exchange) {
                exchange.getResponseBody().write(text);
            }
        });
        metrics.start();
        int port = freePort();
        Path configuration = directory.resolve("prometheus.yml");
        Files.writeString(
                configuration, """
                global: {scrape_interval: 1s, evaluation_interval: 1s}
                rule_files: ["%s"]
                scrape_configs:
                  - job_name: application
                    static_configs: [{targets: ["127.0.0.1:%d"]}]
                """.formatted(RULES, metrics.getAddress().getPort()));
        loseAnEvent();
        Process process = new ProcessBuilder(
                        prometheus,
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + directory.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        try {
            assertThat(waitForAlert(port, "RemnawaveEventsDropped")).isTrue();
        } finally {
            Program.stop(process);
            metrics.stop(0);
        }
    }

    private static boolean waitForAlert(int port, String name) throws IOException, InterruptedException {
        HttpRequest alerts = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/alerts"))
                .build();
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (System.nanoTime() < deadline) {
            try {
                String json = HttpClient.newHttpClient()
                        .send(alerts, BodyHandlers.ofString())
                        .body();
                for (JsonNode alert :
                        new ObjectMapper().readTree(json).path("data").path("alerts")) {
                    if (alert.path("labels").path("alertname").asText().equals(name)
                            && alert.path("state").asText().equals("firing")) {
                        return true;
                    }
                }
            } catch (ConnectException | com.fasterxml.jackson.core.JsonProcessingException e) {
                // It is starting.
            }
            Thread.sleep(250);
        }
        return false;
    }

    private void loseAnEvent() {
        WebhookReceiver receiver = WebhookReceiver.builder()
                .secret(SECRET)
                .observer(new MicrometerWebhookObserver(registry))
                .on("user.expired", UserEvent.class, event -> {
                    throw new IllegalStateException("The mailer is away");
                })
                .build();
        SignedDelivery signed = userExpired().sign(SECRET);
        for (int attempt = 1; attempt <= 4; attempt++) {
            assertThat(receiver.receive(WebhookRequest.of(signed.body(), signed.headers())))
                    .isEqualTo(WebhookResponse.FAILED);
        }
    }

    private void handleAnEvent() {
        WebhookReceiver receiver = WebhookReceiver.builder()
                .secret(SECRET)
                .observer(new MicrometerWebhookObserver(registry))
                .on("user.expired", UserEvent.class, event -> {})
                .build();
        SignedDelivery signed = userExpired().sign(SECRET);
        assertThat(receiver.receive(WebhookRequest.of(signed.body(), signed.headers())))
                .isEqualTo(WebhookResponse.HANDLED);
    }

    private void observeAnInbox() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:alerts;DB_CLOSE_DELAY=-1");
        InboxMetrics metrics = new InboxMetrics(registry);
        Inbox inbox = Inbox.jdbc(dataSource).autoStart(false).observer(metrics).build();
        metrics.bind(inbox);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
