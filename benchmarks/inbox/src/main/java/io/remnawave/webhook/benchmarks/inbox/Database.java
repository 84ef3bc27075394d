package io.remnawave.webhook.benchmarks.inbox;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;

/** A PostgreSQL with its defaults: every commit waits for the disk. */
final class Database implements AutoCloseable {

    private static final List<String> TABLES = List.of(
            "remnawave_delivery", "remnawave_delivery_listener", "remnawave_task", "by_hand", "event_publication");

    private static final String SCHEMA = "/remnawave-webhook-inbox/postgresql/V1__remnawave_inbox.sql";

    /** The engine of the inbox used by hand has a table as the inbox has it. */
    private static final String BY_HAND = "create table by_hand (like remnawave_task including all)";

    private static final int IDLE_CHECKS = 3;
    private static final int LONGEST_WAIT_SECONDS = 60;

    private final EmbeddedPostgres server;

    Database() throws IOException, SQLException {
        server = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "100")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_wal_size", "4GB") // no checkpoint in a round
                .start();
        execute(schema());
        execute(BY_HAND);
    }

    private static String schema() throws IOException {
        try (InputStream script = Objects.requireNonNull(Database.class.getResourceAsStream(SCHEMA), SCHEMA)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres?user=postgres";
    }

    HikariDataSource pool(int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(size);
        return new HikariDataSource(config);
    }

    String version() throws SQLException {
        return query("show server_version");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    /** Empties the tables of all contenders, and leaves the disk nothing of the last round to do. */
    void empty() throws SQLException {
        for (String table : TABLES) {
            execute("do $$ begin if to_regclass('" + table + "') is not null then truncate " + table
                    + "; end if; end $$");
        }
        execute("checkpoint");
    }

    /** Fills the inbox with deliveries that are done. */
    void addDone(int rows) throws SQLException {
        execute(
                "insert into remnawave_delivery (id, state, event, secret_id, occurred_at, received_at, finished_at, attempts,"
                        + " listeners) select encode(sha256(i::text::bytea), 'hex'), 'done', 'user.expired', 'default', now(), now(),"
                        + " now(), 0, 'benchmark' from generate_series(1, " + rows + ") i");
        execute("vacuum analyze remnawave_delivery");
        execute("checkpoint");
    }

    /** @param commits transactions */
    record Work(long commits, long walBytes) {
        Work since(Work before) {
            return new Work(commits - before.commits, walBytes - before.walBytes);
        }
    }

    Work work() throws SQLException {
        return new Work(
                Long.parseLong(query("select xact_commit from pg_stat_database where datname = 'postgres'")),
                Long.parseLong(
                        query("select pg_current_wal_lsn() - '0/0'::pg_lsn").replaceAll("\\..*", "")));
    }

    /** Waits until nothing is written any longer, and until the statistics, which lag by a second, have it all. */
    void awaitIdle() throws SQLException, InterruptedException {
        int quiet = 0;
        long before = work().walBytes();
        for (int i = 0; i < LONGEST_WAIT_SECONDS * 2 && quiet < IDLE_CHECKS; i++) {
            Thread.sleep(500);
            long now = work().walBytes();
            quiet = now - before < 20_000 ? quiet + 1 : 0; // heartbeats go on
            before = now;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
