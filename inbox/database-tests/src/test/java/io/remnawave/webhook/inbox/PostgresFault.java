package io.remnawave.webhook.inbox;

import static io.remnawave.webhook.inbox.InboxTest.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.inbox.database.PostgresServer;
import io.remnawave.webhook.inbox.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A PostgreSQL of a class's own to which something happens, and a database in it for each test, with what listeners leave there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PostgresFault {

    PostgresServer server;

    final List<AutoCloseable> open = new ArrayList<>();
    TestDatabase database;
    HikariDataSource pool;

    @BeforeAll
    void startServer() {
        server = PostgresServer.ofItsOwn();
    }

    @AfterAll
    void stopServer() {
        server.close();
    }

    @BeforeEach
    void createTables() {
        database = server.newDatabase();
        pool = database.pool(12);
        execute("create table started (id varchar(64) not null)");
        execute("create table effect (id varchar(64) not null)");
        WebhookReceiver.builder() // creates the tables
                .secret(SECRET)
                .inbox(inbox().autoStart(false).build())
                .build()
                .close();
    }

    @AfterEach
    void close() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
        open.clear();
        pool.close();
    }

    InboxBuilder inbox() {
        return Inbox.jdbc(pool).initializeSchema(SchemaInitialization.ALWAYS);
    }

    InboxProcess instance(long delayMillis) {
        return instance(0, delayMillis, false);
    }

    InboxProcess instance(int port, long delayMillis, boolean haltsBeforeAnswer) {
        InboxProcess instance = InboxProcess.start(database.url(), port, delayMillis, haltsBeforeAnswer);
        open.add(instance::end);
        return instance;
    }

    void execute(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long count(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*) from " + sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void awaitCount(String sql, long number, Duration atMost) {
        await().atMost(atMost)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(count(sql)).isEqualTo(number));
    }
}
