package io.remnawave.webhook.inbox.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A MariaDB server of the operating system's package, with data of its own. */
final class MariaDbServer {

    private static MariaDbServer shared;

    private final int port;

    private MariaDbServer(Path executable) throws IOException, InterruptedException {
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Path directory = Files.createTempDirectory("remnawave-inbox-mariadb");
        Path log = directory.resolve("server.log");
        run(
                log,
                "mariadb-install-db",
                "--no-defaults",
                "--user=" + System.getProperty("user.name"),
                "--auth-root-authentication-method=normal",
                "--datadir=" + directory.resolve("data"));
        Process server = new ProcessBuilder(
                        executable.toString(),
                        "--no-defaults",
                        "--user=" + System.getProperty("user.name"),
                        "--datadir=" + directory.resolve("data"),
                        "--socket=" + directory.resolve("socket"),
                        "--bind-address=127.0.0.1",
                        "--port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
        awaitStart(server, log);
    }

    private static void run(Path log, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(command[0] + " failed:\n" + Files.readString(log));
        }
    }

    private void awaitStart(Process server, Path log) throws IOException, InterruptedException {
        for (int i = 0; i < 300; i++) {
            try (Connection connection = DriverManager.getConnection(url("mysql"))) {
                if (connection.isValid(1)) {
                    return;
                }
            } catch (SQLException e) {
                if (!server.isAlive()) {
                    break;
                }
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("MariaDB did not start:\n" + Files.readString(log));
    }

    static synchronized MariaDbServer shared() {
        if (shared == null) {
            Path executable = Stream.of("/usr/sbin/mariadbd", "/usr/bin/mariadbd", "/usr/local/bin/mariadbd")
                    .map(Path::of)
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElse(null);
            Assumptions.assumeTrue(
                    executable != null, "MariaDB is not installed (Debian: apt-get install mariadb-server)");
            try {
                shared = new MariaDbServer(executable);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return shared;
    }

    TestDatabase newDatabase() {
        return newDatabase("utf8mb4");
    }

    TestDatabase newDatabase(String characterSet) {
        String name = "inbox" + TestDatabase.NUMBER.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(url("mysql"));
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " character set " + characterSet);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return () -> url(name);
    }

    private String url(String database) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database + "?user=root";
    }
}
