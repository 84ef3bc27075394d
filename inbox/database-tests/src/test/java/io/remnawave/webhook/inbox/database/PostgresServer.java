package io.remnawave.webhook.inbox.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A PostgreSQL server that can be stopped and started again with its data. */
public final class PostgresServer implements AutoCloseable {

    private static PostgresServer shared;

    private final Path directory;
    private final int port;
    private EmbeddedPostgres server;

    private PostgresServer(Path directory) {
        this.directory = directory;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
    }

    static synchronized PostgresServer shared() {
        if (shared == null) {
            shared = ofItsOwn();
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    public static PostgresServer ofItsOwn() {
        try {
            return in(Files.createTempDirectory("remnawave-inbox-postgres"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that keeps its data in a directory. */
    public static PostgresServer in(Path directory) {
        return new PostgresServer(directory);
    }

    public void start() {
        try {
            server = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(directory.resolve("data"))
                    .setCleanDataDirectory(false)
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("unix_socket_directories", "")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public TestDatabase newDatabase() {
        return newDatabase("");
    }

    TestDatabase newDatabase(String options) {
        String name = "inbox" + TestDatabase.NUMBER.incrementAndGet();
        execute("postgres", "create database " + name + " " + options);
        return () -> url(name);
    }

    private String url(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database + "?user=postgres";
    }

    public void execute(String database, String sql) {
        try (Connection connection = DriverManager.getConnection(url(database));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
