package io.remnawave.webhook.testkit.panel;

import static io.remnawave.webhook.testkit.assertion.RemnawaveAssertions.assertThat;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static io.remnawave.webhook.testkit.panel.Faults.oversized;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path directory;

    private SSLContext ssl;
    private HttpsServer server;

    @BeforeEach
    void start() throws Exception {
        ssl = context(keyStoreFor("localhost"));
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(ssl));
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, -1);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void deliversOverTlsToWhomItTrusts() {
        try (RemnawavePanelEmulator panel =
                RemnawavePanelEmulator.builder().url(url("localhost")).ssl(ssl).build()) {
            assertThat(panel.emit(userExpired())).wasAccepted().afterAttempts(1);
        }
    }

    @Test
    void deliversNothingToWhomItDoesNotTrust() {
        try (RemnawavePanelEmulator panel =
                RemnawavePanelEmulator.builder().url(url("localhost")).build()) {
            assertThat(panel.emit(userExpired())).wasNotAnswered().afterAttempts(4);
        }
    }

    @Test
    void deliversNothingToAnotherHostThanTheCertificateNames() {
        try (RemnawavePanelEmulator panel =
                RemnawavePanelEmulator.builder().url(url("127.0.0.1")).ssl(ssl).build()) {
            assertThat(panel.emit(userExpired())).wasNotAnswered().afterAttempts(4);
        }
    }

    /** Behind the handshake, which a receiver may finish and then do nothing more. */
    @Test
    @Timeout(value = 60, threadMode = SEPARATE_THREAD)
    void endsAtItsTimeoutWhereNobodyReads() throws Exception {
        try (SSLServerSocket silent = (SSLServerSocket)
                        ssl.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
                RemnawavePanelEmulator panel = RemnawavePanelEmulator.builder()
                        .url("https://localhost:" + silent.getLocalPort() + "/hook")
                        .ssl(ssl)
                        .timeout(Duration.ofSeconds(2))
                        .noRetry()
                        .build()) {
            CompletableFuture<SSLSocket> accepted = CompletableFuture.supplyAsync(() -> handshake(silent));
            EmittedDelivery delivery = panel.emit(userExpired(), oversized(10_000_000));

            assertThat(delivery).wasNotAnswered();
            assertThat(delivery.attempts().get(0).answer()).startsWith("the receiver took longer than the 2000 ms");
            try (SSLSocket socket = accepted.join()) {
                assertThat(socket.getSession().isValid()).isTrue();
            }
        }
    }

    private static SSLSocket handshake(SSLServerSocket receiver) {
        try {
            SSLSocket socket = (SSLSocket) receiver.accept();
            socket.startHandshake();
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String url(String host) {
        return "https://" + host + ":" + server.getAddress().getPort() + "/remnawave/webhook";
    }

    private Path keyStoreFor(String host) throws Exception {
        Path keyStore = directory.resolve("keys.p12");
        String password = new String(PASSWORD);
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "receiver",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "SAN=dns:" + host,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keyStore.toString(),
                        "-storepass",
                        password,
                        "-keypass",
                        password))
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        return keyStore;
    }

    private static SSLContext context(Path file) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory identity = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        identity.init(keys, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(identity.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
