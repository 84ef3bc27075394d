package io.remnawave.webhook.inbox;

import com.zaxxer.hikari.HikariDataSource;
import io.remnawave.webhook.inbox.database.TestDatabase;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class PostgresIdempotencyStoreTest extends JdbcIdempotencyStoreTest {

    @Override
    TestDatabase newDatabase() {
        return TestDatabase.postgres();
    }

    @Test
    void takesAnotherConnectionWhenThatOfItsOwnBreaks() throws Exception {
        String url = database.url();
        TestDatabase named = () -> url + "&ApplicationName=broken";
        try (HikariDataSource small = named.pool(3);
                JdbcIdempotencyStore store = newStore(small, SchemaInitialization.NEVER)) {
            store.claim(ID);
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname ="
                        + " current_database() and application_name = 'broken'");
            }

            assertThatItStaysHeld();
        }
    }
}
