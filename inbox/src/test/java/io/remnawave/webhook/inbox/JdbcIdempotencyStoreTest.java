package io.remnawave.webhook.inbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.remnawave.webhook.delivery.FreshnessWindow;
import io.remnawave.webhook.delivery.IdempotencyStore;
import io.remnawave.webhook.inbox.database.TestDatabase;
import io.remnawave.webhook.testkit.compatibility.IdempotencyStoreCompatibilityKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The JDBC store keeps the contract of stores that instances share, on each database. */
abstract class JdbcIdempotencyStoreTest extends IdempotencyStoreCompatibilityKit {

    private HikariDataSource pool;
    private JdbcIdempotencyStore first;
    private JdbcIdempotencyStore second;

    abstract TestDatabase newDatabase();

    @BeforeEach
    void connect() {
        pool = newDatabase().pool(10);
        first = newStore(SchemaInitialization.ALWAYS);
        second = newStore(SchemaInitialization.NEVER);
    }

    private JdbcIdempotencyStore newStore(SchemaInitialization initialization) {
        return new JdbcIdempotencyStore(pool, FreshnessWindow.DEFAULT.length(), initialization);
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
        pool.close();
    }

    @Override
    protected IdempotencyStore store() {
        return first;
    }

    @Override
    protected IdempotencyStore secondInstance() {
        return second;
    }

    @Override
    protected void abandon(IdempotencyStore store) {
        ((JdbcIdempotencyStore) store).close();
    }

    @Test
    void aMissingTableStopsTheStartAndNamesTheScript() {
        try (HikariDataSource empty = newDatabase().pool(1)) {
            assertThatThrownBy(() -> new JdbcIdempotencyStore(
                            empty, FreshnessWindow.DEFAULT.length(), SchemaInitialization.NEVER))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("V1__remnawave_claim.sql");
        }
    }

    @Test
    void anExceptionTellsThatTheDatabaseIsAway() {
        pool.close();

        assertThatThrownBy(() -> first.claim("0".repeat(64))).isInstanceOf(InboxException.class);
    }
}
