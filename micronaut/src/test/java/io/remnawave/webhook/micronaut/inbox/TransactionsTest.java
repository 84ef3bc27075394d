package io.remnawave.webhook.micronaut.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.transaction.annotation.Transactional;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.micronaut.RunningApplication;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application with micronaut-jdbc-hikari and micronaut-data-tx-jdbc, configured as an application is. */
class TransactionsTest {

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("unix_socket_directories", "")
                .start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    static Stream<String> databases() {
        return Stream.of(
                "jdbc:h2:mem:micronaut-transactions;DB_CLOSE_DELAY=-1",
                "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres?user=postgres");
    }

    /** Its methods join the transaction that the thread is in. */
    @Singleton
    @Requires(property = "test.with", value = "TransactionsTest")
    static class Accounts {

        private final Connection connection;

        Accounts(Connection connection) {
            this.connection = connection;
        }

        @Transactional
        void create(String name) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement("insert into account (name) values (?)")) {
                statement.setString(1, name);
                statement.executeUpdate();
            }
        }
    }

    @Singleton
    @Requires(property = "test.with", value = "TransactionsTest")
    static class Listener {

        private final Accounts accounts;
        private final AtomicInteger calls = new AtomicInteger();

        Listener(Accounts accounts) {
            this.accounts = accounts;
        }

        @RemnawaveEventListener(value = "user.*", id = "accounts")
        void create(UserEvent event) throws Exception {
            accounts.create(event.user().username());
            if (calls.incrementAndGet() == 1) {
                throw new IOException("a checked one, after its effect");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void transactionalWorkOfAListenerJoinsTheTransactionOfItsReceiptSoThatItHappensOnce(String url) throws Exception {
        try (RunningApplication application = start(url, Map.of())) {
            assertThat(application.panel().deliver(SignedBody.of("alice")).body())
                    .isEqualTo("stored");

            await().untilAsserted(() -> assertThat(query(url, "select state from remnawave_delivery"))
                    .containsExactly("done"));
            assertThat(application.bean(Listener.class).calls).hasValue(2);
            assertThat(query(url, "select name from account")).containsExactly("alice");
            assertThat(query(url, "select listener_id || ' ' || state from remnawave_delivery_listener"))
                    .containsExactly("accounts done");
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void withoutTransactionsAListenerRunsAtLeastOnceInThoseOfItsOwn(String url) throws Exception {
        try (RunningApplication application = start(url, Map.of("remnawave.webhook.inbox.transactions", false))) {
            application.panel().deliver(SignedBody.of("alice"));

            await().untilAsserted(() -> assertThat(query(url, "select state from remnawave_delivery"))
                    .containsExactly("done"));
            assertThat(query(url, "select name from account")).containsExactly("alice", "alice");
        }
    }

    /** A {@code DataSource} that the application makes itself, under the name by which Micronaut Data knows it. */
    @Factory
    @Requires(property = "test.named", value = "default")
    static class NamedDataSource {

        @Singleton
        @Named("default")
        DataSource dataSource(@Value("${test.url}") String url) {
            JdbcDataSource dataSource = new JdbcDataSource();
            dataSource.setURL(url);
            return dataSource;
        }
    }

    @Test
    void aDataSourceOfTheApplicationsOwnTakesPartByItsName() throws Exception {
        String url = "jdbc:h2:mem:micronaut-named;DB_CLOSE_DELAY=-1";
        createTables(url);
        Map<String, Object> properties = properties();
        properties.put("test.named", "default");
        properties.put("test.url", url);
        try (RunningApplication application = RunningApplication.start(properties)) {
            application.panel().deliver(SignedBody.of("alice"));

            await().untilAsserted(() -> assertThat(query(url, "select state from remnawave_delivery"))
                    .containsExactly("done"));
            assertThat(application.bean(Listener.class).calls).hasValue(2);
            assertThat(query(url, "select name from account")).containsExactly("alice");
        }
    }

    private static String anotherDatabase() {
        return "jdbc:h2:mem:another-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }

    private static Map<String, Object> dataSource(String name, String url) {
        return Map.of(
                "datasources." + name + ".url", url,
                "datasources." + name + ".username", "",
                "datasources." + name + ".password", "");
    }

    @Test
    void besideAnotherDataSourceTheTransactionsAreThoseOfTheDefaultOne() throws Exception {
        String url = anotherDatabase();
        try (RunningApplication application = start(url, dataSource("another", anotherDatabase()))) {
            application.panel().deliver(SignedBody.of("alice"));

            await().untilAsserted(() -> assertThat(query(url, "select state from remnawave_delivery"))
                    .containsExactly("done"));
            assertThat(query(url, "select name from account")).containsExactly("alice");
        }
    }

    @Test
    void ofSeveralDataSourcesWithoutADefaultOneNoneIsTaken() {
        Map<String, Object> properties = properties();
        properties.putAll(dataSource("one", anotherDatabase()));
        properties.putAll(dataSource("another", anotherDatabase()));

        assertThatThrownBy(() -> RunningApplication.start(properties))
                .hasStackTraceContaining("Multiple possible bean candidates found: [DataSource, DataSource]");
    }

    @Factory
    @Requires(property = "test.primary", value = "true")
    static class PrimaryDataSource {

        @Singleton
        @Primary
        @Named("own")
        DataSource own(@Value("${test.url}") String url) {
            JdbcDataSource dataSource = new JdbcDataSource();
            dataSource.setURL(url);
            return dataSource;
        }
    }

    @Test
    void besideAnotherDataSourceTheTransactionsAreThoseOfThePrimaryOne() throws Exception {
        String url = anotherDatabase();
        createTables(url);
        Map<String, Object> properties = properties();
        properties.putAll(dataSource("another", anotherDatabase()));
        properties.put("test.primary", "true");
        properties.put("test.url", url);
        try (RunningApplication application = RunningApplication.start(properties)) {
            application.panel().deliver(SignedBody.of("alice"));

            await().untilAsserted(() -> assertThat(query(url, "select state from remnawave_delivery"))
                    .containsExactly("done"));
            assertThat(query(url, "select name from account")).containsExactly("alice");
        }
    }

    private static RunningApplication start(String url, Map<String, Object> more) throws SQLException {
        createTables(url);
        Map<String, Object> properties = properties();
        properties.putAll(more);
        properties.put("datasources.default.url", url);
        properties.put("datasources.default.username", url.contains(":h2:") ? "" : "postgres");
        properties.put("datasources.default.password", "");
        return RunningApplication.start(properties);
    }

    private static Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("test.with", "TransactionsTest");
        properties.put("remnawave.webhook.inbox.enabled", true);
        properties.put("remnawave.webhook.inbox.initialize-schema", "always");
        properties.put("remnawave.webhook.inbox.retry.first-pause", "100ms");
        return properties;
    }

    private static void createTables(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String table : List.of(
                    "account",
                    "remnawave_delivery",
                    "remnawave_delivery_listener",
                    "remnawave_subject",
                    "remnawave_task")) {
                statement.execute("drop table if exists " + table);
            }
            statement.execute("create table account (name varchar(100))");
        }
    }

    private static List<String> query(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (result.next()) {
                values.add(result.getString(1));
            }
            return values;
        }
    }
}
