package io.remnawave.webhook.docs.operations;

import static io.remnawave.webhook.testkit.assertion.RemnawaveAssertions.assertThat;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static io.remnawave.webhook.testkit.panel.Faults.oversized;
import static io.remnawave.webhook.testkit.panel.Faults.tampered;
import static io.remnawave.webhook.testkit.panel.Faults.wrongSecret;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.httpserver.RemnawaveWebhookHandler;
import io.remnawave.webhook.testkit.panel.RemnawavePanelEmulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each proxy, as {@code docs/proxies} configures it, hands deliveries on with every byte, and answers back. */
class ReverseProxyTest {

    private static final String SECRET = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final Path PROXIES = Path.of("../proxies");

    @TempDir
    private Path directory;

    private final List<String> expired = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private RemnawaveWebhookHandler handler;
    private String upstream;
    private int port;

    @BeforeEach
    void start() throws Exception {
        handler = new RemnawaveWebhookHandler(WebhookReceiver.builder()
                .secret(SECRET)
                .on(
                        "user.expired",
                        UserEvent.class,
                        event -> expired.add(event.user().username()))
                .build());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/remnawave/webhook", handler);
        server.start();
        upstream = "127.0.0.1:" + server.getAddress().getPort();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    @AfterEach
    void stop() {
        handler.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void nginx() throws Exception {
        String nginx = Program.require("nginx").toString();
        Path configuration = directory.resolve("nginx.conf");
        Files.writeString(configuration, """
                daemon off;
                pid %1$s/pid;
                error_log stderr;
                events {}
                http {
                    access_log off;
                    client_body_temp_path %1$s/body;
                    proxy_temp_path %1$s/proxy;
                    fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi;
                    scgi_temp_path %1$s/scgi;
                    server {
                        listen 127.0.0.1:%2$d;
                        %3$s
                    }
                }
                """.formatted(directory, port, documented("nginx.conf")));
        deliverThrough(nginx, "-e", "stderr", "-p", directory.toString(), "-c", configuration.toString());
    }

    @Test
    void caddy() throws Exception {
        String caddy = Program.require("caddy").toString();
        Path configuration = directory.resolve("Caddyfile");
        Files.writeString(
                configuration,
                "{\n\tadmin off\n\tauto_https off\n}\n"
                        + documented("Caddyfile").replace("webhook.example.com", "http://127.0.0.1:" + port));
        deliverThrough(caddy, "run", "--adapter", "caddyfile", "--config", configuration.toString());
    }

    @Test
    void traefik() throws Exception {
        String traefik = Program.require("traefik").toString();
        Path configuration = directory.resolve("dynamic.yaml");
        Files.writeString(
                configuration,
                documented("traefik.yaml")
                        .replace("Host(`webhook.example.com`)", "Host(`127.0.0.1`)")
                        .replace("      tls: {}\n", ""));
        deliverThrough(
                traefik,
                "--entrypoints.websecure.address=127.0.0.1:" + port,
                "--providers.file.filename=" + configuration,
                "--global.checknewversion=false",
                "--global.sendanonymoususage=false");
    }

    private String documented(String file) throws IOException {
        return Files.readString(PROXIES.resolve(file)).replace("127.0.0.1:8080", upstream);
    }

    private void deliverThrough(String... command) throws Exception {
        Process proxy = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        try {
            awaitPort(proxy);
            URI url = URI.create("http://127.0.0.1:" + port + "/remnawave/webhook");
            try (RemnawavePanelEmulator panel = RemnawavePanelEmulator.builder()
                    .url(url)
                    .secret(SECRET)
                    .noRetry()
                    .build()) {
                assertThat(panel.emit(userExpired().username("алиса"))).wasAccepted();
                assertThat(panel.emit(userExpired(), wrongSecret())).wasRejectedWith(401);
                assertThat(panel.emit(userExpired(), tampered())).wasRejectedWith(401);
                // A proxy that still sends when it is answered may take that for a broken connection, and say 502.
                assertThat(panel.emit(userExpired(), oversized()).accepted()).isFalse();
            }
            assertThat(expired).containsExactly("алиса");
        } finally {
            Program.stop(proxy);
        }
    }

    private void awaitPort(Process proxy) throws Exception {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (System.nanoTime() < deadline && proxy.isAlive()) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException e) { // not yet
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("The proxy does not listen: " + Files.readString(directory.resolve("log")));
    }
}
