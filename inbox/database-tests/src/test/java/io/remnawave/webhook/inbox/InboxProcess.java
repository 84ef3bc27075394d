package io.remnawave.webhook.inbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookRequest;
import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * An instance of an application in a process of its own, which can be killed and paused. Its listener writes the delivery into the
 * table {@code effect}, in the transaction of the inbox, and into {@code started} before that, outside of it.
 */
final class InboxProcess {

    static final int WORKERS = 4;

    private final Process process;
    private final int port;

    private InboxProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts an instance.
     *
     * @param delayMillis how long the listener sleeps, before its effect, in its transaction
     * @param haltsBeforeAnswer whether the process ends when it has stored a delivery and has not answered yet
     */
    static InboxProcess start(String url, int port, long delayMillis, boolean haltsBeforeAnswer) {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            InboxProcess.class.getName(),
                            url,
                            Integer.toString(port),
                            Long.toString(delayMillis),
                            Boolean.toString(haltsBeforeAnswer))
                    .redirectErrorStream(true)
                    .start();
            BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
            StringBuilder before = new StringBuilder();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("ready ")) {
                    InboxProcess started = new InboxProcess(process, Integer.parseInt(line.substring(6)));
                    Thread drain = new Thread(() -> output.lines().forEach(ignored -> {}));
                    drain.setDaemon(true);
                    drain.start();
                    return started;
                }
                before.append(line).append('\n');
            }
            throw new IllegalStateException("The instance did not start:\n" + before);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    URI url() {
        return URI.create("http://localhost:" + port + "/remnawave/webhook");
    }

    int port() {
        return port;
    }

    /** The status of the answer; 0 if there was none. */
    int send(SignedDelivery delivery) throws InterruptedException {
        try {
            return HttpClient.newHttpClient()
                    .send(delivery.toHttpRequest(url()), BodyHandlers.ofString())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void awaitEnd() throws InterruptedException {
        process.waitFor(10, TimeUnit.SECONDS);
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    void end() throws IOException, InterruptedException {
        if (process.isAlive()) {
            signal("CONT");
            kill();
        }
    }

    static final class Effect {

        private final HikariDataSource pool;
        private final long delayMillis;

        Effect(HikariDataSource pool, long delayMillis) {
            this.pool = pool;
            this.delayMillis = delayMillis;
        }

        @RemnawaveEventListener(id = "effect")
        void take(Delivery delivery, Connection connection) throws SQLException, InterruptedException {
            try (Connection other = pool.getConnection()) {
                insert(other, "started", delivery.id());
            }
            Thread.sleep(delayMillis);
            insert(connection, "effect", delivery.id());
        }

        private static void insert(Connection connection, String table, String id) throws SQLException {
            try (PreparedStatement statement =
                    connection.prepareStatement("insert into " + table + " (id) values (?)")) {
                statement.setString(1, id);
                statement.executeUpdate();
            }
        }
    }

    /** The instance itself. */
    public static void main(String[] arguments) throws IOException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setMaximumPoolSize(12);
        config.setConnectionTimeout(2_000);
        HikariDataSource pool = new HikariDataSource(config);
        boolean haltsBeforeAnswer = Boolean.parseBoolean(arguments[3]);
        WebhookReceiver receiver = WebhookReceiver.builder()
                .secret(InboxTest.SECRET)
                .register(new Effect(pool, Long.parseLong(arguments[2])))
                .inbox(Inbox.jdbc(pool).workers(WORKERS).build())
                .build();
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1])), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/remnawave/webhook", exchange -> answer(receiver, exchange, haltsBeforeAnswer));
        server.start();
        System.out.println("ready " + server.getAddress().getPort());
    }

    private static void answer(WebhookReceiver receiver, HttpExchange exchange, boolean haltsBeforeAnswer)
            throws IOException {
        try (exchange) {
            WebhookResponse response =
                    receiver.receive(WebhookRequest.of(exchange.getRequestBody(), exchange.getRequestHeaders()));
            if (haltsBeforeAnswer) {
                Runtime.getRuntime().halt(1);
            }
            byte[] body = response.bodyBytes();
            exchange.sendResponseHeaders(response.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
