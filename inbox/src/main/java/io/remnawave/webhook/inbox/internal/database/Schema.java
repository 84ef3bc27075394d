package io.remnawave.webhook.inbox.internal.database;

import io.remnawave.webhook.inbox.SchemaInitialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables of one script.
 *
 * @param folder of the resources, with a folder for each database in it
 * @param script its name
 * @param property says whether the tables are created
 * @param checks queries that fail where a table or a column is missing
 */
public record Schema(String folder, String script, String property, List<String> checks) {

    /** The inbox. */
    public static final Schema INBOX = new Schema(
            "remnawave-webhook-inbox",
            "V1__remnawave_inbox.sql",
            "remnawave.webhook.inbox.initialize-schema",
            List.of(
                    "select id, state, event, subject, secret_id, occurred_at, received_at, finished_at, left_since, attempts,"
                            + " listeners, last_error, payload from remnawave_delivery where 1 = 0",
                    "select delivery_id, listener_id, state, changed_at, error from remnawave_delivery_listener where 1 = 0",
                    "select subject, delivery_id from remnawave_subject where 1 = 0",
                    "select task_name, task_instance, task_data, execution_time, picked, picked_by, last_success,"
                            + " last_failure, consecutive_failures, last_heartbeat, version, begun, priority from remnawave_task"
                            + " where 1 = 0"));

    /** The idempotency store. */
    public static final Schema IDEMPOTENCY = new Schema(
            "remnawave-webhook-idempotency",
            "V1__remnawave_claim.sql",
            "remnawave.webhook.claims.initialize-schema",
            List.of(
                    "select delivery_id, state, attempt, lease_until, expires_at, listeners from remnawave_claim where 1 = 0"));

    private static final Logger log = LoggerFactory.getLogger("io.remnawave.webhook.inbox.Inbox");

    /**
     * Creates the tables where that is wanted, and makes sure that they are there.
     *
     * @throws IllegalStateException if they are missing or old; the message names the script
     */
    public void prepare(Database database, SchemaInitialization initialization) throws SQLException {
        SQLException missing = check(database);
        if (missing == null) {
            return;
        }
        boolean creates = initialization == SchemaInitialization.ALWAYS
                || (initialization == SchemaInitialization.EMBEDDED && database.kind() == Database.Kind.H2);
        if (creates) {
            create(database);
            missing = check(database);
        }
        if (missing != null) {
            throw new IllegalStateException(
                    "The tables that classpath:" + path(database)
                            + " creates are missing, or of another version. Run that"
                            + " script (it is in the jar; Flyway and Liquibase take it as it is), or set "
                            + property + " to always.",
                    missing);
        }
    }

    private @Nullable SQLException check(Database database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            try (Statement statement = connection.createStatement()) {
                for (String query : checks) {
                    statement.executeQuery(query).close();
                }
                return null;
            } catch (SQLException e) {
                if (!connection.isValid(2)) {
                    throw e;
                }
                return e;
            } finally {
                if (!connection.isClosed() && !connection.getAutoCommit()) {
                    connection.rollback();
                }
            }
        }
    }

    private void create(Database database) throws SQLException {
        log.info("Creating the tables of classpath:{}", path(database));
        try {
            database.inTransaction(connection -> {
                try (Statement statement = connection.createStatement()) {
                    for (String sql : statements(path(database))) {
                        statement.execute(sql);
                    }
                }
                return true;
            });
        } catch (SQLException e) { // another instance may have been faster, which the second check shows
            log.info("The tables were not created: {}", e.getMessage());
            awaitOther(database);
        }
    }

    /** DDL is no transaction in every database: what another instance creates may be half there. */
    private void awaitOther(Database database) throws SQLException {
        for (int i = 0; i < 20 && check(database) != null; i++) {
            try {
                Thread.sleep(250);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private String path(Database database) {
        return folder + "/" + database.kind().folder() + "/" + script;
    }

    private static List<String> statements(String path) {
        try (InputStream script = Schema.class.getClassLoader().getResourceAsStream(path)) {
            if (script == null) {
                throw new IllegalStateException(
                        "The jar of the inbox lacks " + path + ". Build it with its resources.");
            }
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8).replaceAll("--[^\\n]*", "");
            return Stream.of(text.split(";", -1))
                    .map(String::strip)
                    .filter(sql -> !sql.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
