package io.remnawave.webhook.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.remnawave.webhook.inbox.database.PostgresServer;
import io.remnawave.webhook.inbox.database.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A PostgreSQL of a class's own to which something happens, and a database in it for each test, with what listeners leave there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PostgresFault extends InboxFixture {

    PostgresServer server;

    @BeforeAll
    void startServer() {
        server = PostgresServer.ofItsOwn();
    }

    @AfterAll
    void stopServer() {
        server.close();
    }

    @Override
    TestDatabase newDatabase() {
        return server.newDatabase();
    }

    @Override
    int connections() {
        return 12;
    }

    @BeforeEach
    void createTables() {
        execute("create table started (id varchar(64) not null)");
        execute("create table effect (id varchar(64) not null)");
        receiver(inbox().autoStart(false).build()).build().close(); // creates the inbox's
    }

    /** With the retries that users get. */
    @Override
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

    long count(String sql) {
        return Long.parseLong(query("select count(*) from " + sql).get(0));
    }

    void awaitCount(String sql, long number, Duration atMost) {
        await().atMost(atMost)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(count(sql)).isEqualTo(number));
    }
}
