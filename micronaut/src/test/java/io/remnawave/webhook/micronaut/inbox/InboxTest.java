package io.remnawave.webhook.micronaut.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.inbox.Inbox;
import io.remnawave.webhook.inbox.InboxMetrics;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.micronaut.RunningApplication;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
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
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

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
            if (calls.incrementAndGet() == 1 || event.user().username().equals("mallory")) {
                throw new IllegalStateException("after its effect");
            }
        }
    }

    private RunningApplication start(Object... moreProperties) {
        Map<String, Object> properties = new HashMap<>();
        // Micronaut Data takes no DataSource without a name.
        properties.put("remnawave.webhook.inbox.transactions", false);
        for (int i = 0; i < moreProperties.length; i += 2) {
            properties.put((String) moreProperties[i], moreProperties[i + 1]);
        }
        properties.put("test.with", "InboxTest");
        properties.put("remnawave.webhook.inbox.enabled", true);
        properties.put("remnawave.webhook.inbox.retry.first-pause", "100ms");
        properties.put("remnawave.webhook.inbox.retry.attempts", 3);
        return RunningApplication.start(properties, dataSource, meters);
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
        try (RunningApplication application = start()) {
            assertThat(application.panel().deliver(SignedBody.of("alice")).body())
                    .isEqualTo("stored");

            await().untilAsserted(() ->
                    assertThat(query("select state from remnawave_delivery")).isEqualTo("done"));
            assertThat(query("select count(*) from account")).isEqualTo("1");
            assertThat(application.bean(Accounts.class).calls).hasValue(2);
            assertThat(application.bean(Inbox.class).status().waiting()).isZero();
        }
    }

    private static HttpResponse<String> ask(RunningApplication application, String method, String path)
            throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(application.url(path))
                                .method(method, BodyPublishers.noBody())
                                .header("Content-Type", "application/json")
                                .build(),
                        BodyHandlers.ofString());
    }

    @Test
    void offersDeadDeliveriesToTheOperator() throws Exception {
        try (RunningApplication application = start(
                "endpoints.remnawavewebhookinbox.sensitive", false,
                "endpoints.remnawavewebhookinbox.write-sensitive", false)) {
            application.panel().deliver(SignedBody.of("mallory"));
            await().untilAsserted(() ->
                    assertThat(query("select state from remnawave_delivery")).isEqualTo("dead"));
            String id = query("select id from remnawave_delivery");

            assertThat(ask(application, "GET", "/remnawavewebhookinbox").body())
                    .contains("\"waiting\":0", "\"dead\":1", id, "after its effect");
            int calls = application.bean(Accounts.class).calls.get();
            assertThat(ask(application, "POST", "/remnawavewebhookinbox/" + id).body())
                    .isEqualTo("{\"deliveries\":1}");
            await().untilAsserted(() ->
                    assertThat(application.bean(Accounts.class).calls).hasValue(calls + 3));
            await().untilAsserted(() ->
                    assertThat(query("select state from remnawave_delivery")).isEqualTo("dead"));
            assertThat(ask(application, "DELETE", "/remnawavewebhookinbox/" + id)
                            .body())
                    .isEqualTo("{\"deliveries\":1}");
            assertThat(query("select state from remnawave_delivery")).isEqualTo("done");
        }
    }

    @Test
    void showsNothingToTheUnauthenticatedUnlessItIsTold() throws Exception {
        try (RunningApplication application = start()) {
            assertThat(ask(application, "GET", "/remnawavewebhookinbox").statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void letsNobodyChangeAnythingWhoMayOnlyRead() throws Exception {
        try (RunningApplication application = start("endpoints.remnawavewebhookinbox.sensitive", false)) {
            application.panel().deliver(SignedBody.of("mallory"));
            await().untilAsserted(() ->
                    assertThat(query("select state from remnawave_delivery")).isEqualTo("dead"));
            String id = query("select id from remnawave_delivery");

            assertThat(ask(application, "GET", "/remnawavewebhookinbox").statusCode())
                    .isEqualTo(200);
            assertThat(ask(application, "POST", "/remnawavewebhookinbox").statusCode())
                    .isEqualTo(401);
            assertThat(ask(application, "POST", "/remnawavewebhookinbox/" + id).statusCode())
                    .isEqualTo(401);
            assertThat(ask(application, "DELETE", "/remnawavewebhookinbox/" + id)
                            .statusCode())
                    .isEqualTo(401);
            assertThat(query("select state from remnawave_delivery")).isEqualTo("dead");
        }
    }

    @Test
    void metersTheInbox() throws Exception {
        try (RunningApplication application = start()) {
            application.panel().deliver(SignedBody.of("alice"));

            await().untilAsserted(() ->
                    assertThat(meters.get(InboxMetrics.HANDLED).timer().count()).isEqualTo(1));
            assertThat(meters.get(InboxMetrics.DELIVERIES)
                            .tag("state", "dead")
                            .gauge()
                            .value())
                    .isZero();
            assertThat(meters.get(InboxMetrics.LAG).timeGauge().value()).isNotNegative();
        }
    }

    /** Its connections are closed, and there is nobody to make another. */
    private void endDatabase() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown");
        }
        dataSource.setURL("jdbc:h2:tcp://localhost:1/away");
    }

    @Test
    void isHealthyAsLongAsItsDatabaseIs() throws Exception {
        try (RunningApplication application =
                start("endpoints.health.details-visible", "ANONYMOUS", "endpoints.health.jdbc.enabled", false)) {
            HttpResponse<String> healthy = ask(application, "GET", "/health");
            endDatabase();
            HttpResponse<String> ill = ask(application, "GET", "/health");

            assertThat(healthy.statusCode()).isEqualTo(200);
            assertThat(healthy.body()).contains("\"remnawaveWebhookInbox\":{").contains("\"status\":\"UP\"");
            assertThat(ill.statusCode()).isEqualTo(503);
            assertThat(ill.body()).contains("\"remnawaveWebhookInbox\":{").contains("\"status\":\"DOWN\"");
        }
    }

    @Test
    void leavesTheHealthOfTheApplicationAloneWhereItIsTold() throws Exception {
        try (RunningApplication application = start(
                "endpoints.health.details-visible", "ANONYMOUS",
                "endpoints.health.jdbc.enabled", false,
                "endpoints.health.remnawave-webhook-inbox.enabled", false)) {
            endDatabase();

            HttpResponse<String> health = ask(application, "GET", "/health");

            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.body()).doesNotContain("remnawaveWebhookInbox");
        }
    }

    @Test
    void failsToStartWithASettingThatCannotBeUnderstood() {
        assertThatThrownBy(() -> start("remnawave.webhook.inbox.hold", "a while"))
                .hasStackTraceContaining(
                        "remnawave.webhook.inbox.hold must be a duration such as 200ms or 10s, but is \"a while\".");
        assertThatThrownBy(() -> start("remnawave.webhook.inbox.ordering", "user"))
                .hasStackTraceContaining("remnawave.webhook.inbox.ordering must be none or subject, but is \"user\".");
    }

    @Test
    void failsToStartWhereMicronautDataCannotWorkWithTheDataSource() {
        assertThatThrownBy(() -> start("remnawave.webhook.inbox.transactions", true))
                .hasStackTraceContaining("Configure the DataSource as datasources.default");
    }

    @Test
    void failsToStartWithoutADataSourceRatherThanLosingDeliveries() {
        assertThatThrownBy(() -> RunningApplication.start(Map.of("remnawave.webhook.inbox.enabled", true)))
                .hasStackTraceContaining("javax.sql.DataSource");
    }
}
