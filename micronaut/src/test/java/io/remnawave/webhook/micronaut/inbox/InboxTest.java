package io.remnawave.webhook.micronaut.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micronaut.context.annotation.Requires;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.inbox.Inbox;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.micronaut.RunningApplication;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class InboxTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final JdbcDataSource dataSource = new JdbcDataSource();

    InboxTest() throws SQLException {
        dataSource.setURL("jdbc:h2:mem:micronaut" + NUMBER.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table account (name varchar(100))");
        }
    }

    @Singleton
    @Requires(property = "test.with", value = "InboxTest")
    static class Accounts {

        private final AtomicInteger calls = new AtomicInteger();

        @RemnawaveEventListener(value = "user.*", id = "accounts")
        void create(UserEvent event, Connection connection) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement("insert into account (name) values (?)")) {
                statement.setString(1, event.user().username());
                statement.executeUpdate();
            }
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("after its effect");
            }
        }
    }

    private RunningApplication start(boolean enabled) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("test.with", "InboxTest");
        properties.put("remnawave.webhook.inbox.enabled", enabled);
        properties.put("remnawave.webhook.inbox.retry.first-pause", "100ms");
        properties.put("endpoints.remnawavewebhookinbox.sensitive", false);
        return RunningApplication.start(properties, dataSource);
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getString(1) : "none";
        }
    }

    @Test
    void storesDeliveriesAndRunsListenersInTheTransactionOfTheInbox() throws Exception {
        try (RunningApplication application = start(true)) {
            assertThat(application.panel().deliver(SignedBody.of("alice")).body())
                    .isEqualTo("stored");

            await().untilAsserted(() ->
                    assertThat(query("select state from remnawave_delivery")).isEqualTo("done"));
            assertThat(query("select count(*) from account")).isEqualTo("1");
            assertThat(application.bean(Accounts.class).calls).hasValue(2);
            assertThat(application.bean(Inbox.class).status().waiting()).isZero();
            String report = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(application.url("/remnawavewebhookinbox"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            assertThat(report).contains("\"waiting\":0", "\"dead\":0");
        }
    }

    @Test
    void failsToStartWithoutADataSourceRatherThanLosingDeliveries() {
        assertThatThrownBy(() -> RunningApplication.start(Map.of("remnawave.webhook.inbox.enabled", true)))
                .hasStackTraceContaining("javax.sql.DataSource");
    }
}
