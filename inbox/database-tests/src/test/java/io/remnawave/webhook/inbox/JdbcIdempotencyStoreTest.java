package io.remnawave.webhook.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.remnawave.webhook.delivery.FreshnessWindow;
import io.remnawave.webhook.delivery.IdempotencyStore;
import io.remnawave.webhook.delivery.IdempotencyStore.Claim;
import io.remnawave.webhook.inbox.database.TestDatabase;
import io.remnawave.webhook.testkit.compatibility.IdempotencyStoreCompatibilityKit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The JDBC store keeps the contract of stores that instances share, on each database. */
abstract class JdbcIdempotencyStoreTest extends IdempotencyStoreCompatibilityKit {

    static final String ID = "a".repeat(64);

    /** Longer than a lease. */
    private static final Duration WHILE = Duration.ofSeconds(14);

    TestDatabase database;
    HikariDataSource pool;
    private JdbcIdempotencyStore first;
    private JdbcIdempotencyStore second;

    abstract TestDatabase newDatabase();

    @BeforeEach
    void connect() {
        database = newDatabase();
        pool = database.pool(10);
        first = newStore(SchemaInitialization.ALWAYS);
        second = newStore(SchemaInitialization.NEVER);
    }

    private JdbcIdempotencyStore newStore(SchemaInitialization initialization) {
        return newStore(pool, initialization);
    }

    static JdbcIdempotencyStore newStore(HikariDataSource pool, SchemaInitialization initialization) {
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
            assertThatThrownBy(() -> newStore(empty, SchemaInitialization.NEVER))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("V1__remnawave_claim.sql")
                    .hasMessageContaining("set remnawave.webhook.claims.initialize-schema to always");
        }
    }

    @Test
    void anExceptionTellsThatTheDatabaseIsAway() {
        pool.close();

        assertThatThrownBy(() -> first.claim("0".repeat(64))).isInstanceOf(InboxException.class);
    }

    @Test
    void keepsCompletesAndReleasesWhatIsHeldThoughListenersHaveTakenThePool() throws Exception {
        List<Connection> taken = new ArrayList<>();
        try (HikariDataSource small = database.pool(3);
                JdbcIdempotencyStore store = newStore(small, SchemaInitialization.NEVER)) {
            Claim.Held completed = (Claim.Held) store.claim(ID);
            Claim.Held released = (Claim.Held) store.claim("b".repeat(64));
            try {
                while (small.getHikariPoolMXBean().getActiveConnections() < 3) {
                    taken.add(small.getConnection());
                }

                assertThatItStaysHeld();

                assertThat(completed.complete()).isTrue();
                assertThat(released.release(Set.of("accounts"))).isTrue();
            } finally {
                for (Connection connection : taken) {
                    connection.close();
                }
            }
        }
        assertThat(second.claim(ID)).isInstanceOf(Claim.Completed.class);
        assertThat(((Claim.Held) second.claim("b".repeat(64))).completedListeners())
                .containsExactly("accounts");
    }

    @Test
    void keepsWhatIsHeldWhileItDeletesAHundredThousandThatHaveExpired() throws Exception {
        first.claim(ID);
        insertExpired(100_000);
        try (JdbcIdempotencyStore third = newStore(SchemaInitialization.NEVER)) {
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> {
                        assertThat(third.claim(ID)).isInstanceOf(Claim.InProgress.class);
                        return count() == 1;
                    });
        }
    }

    /** At each look: who finds it open has it from then on. */
    void assertThatItStaysHeld() throws InterruptedException {
        long end = System.nanoTime() + WHILE.toNanos();
        while (System.nanoTime() < end) {
            assertThat(second.claim(ID)).isInstanceOf(Claim.InProgress.class);
            Thread.sleep(200);
        }
    }

    private void insertExpired(int number) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement("insert into remnawave_claim (delivery_id,"
                        + " state, attempt, lease_until, expires_at) values (?, 'completed', 1, ?, ?)")) {
            connection.setAutoCommit(false);
            Timestamp past = Timestamp.from(Instant.now().minus(Duration.ofDays(2)));
            for (int i = 0; i < number; i++) {
                statement.setString(1, String.format("%064d", i));
                statement.setTimestamp(2, past);
                statement.setTimestamp(3, past);
                statement.addBatch();
                if (i % 1_000 == 999) {
                    statement.executeBatch();
                }
            }
            connection.commit();
        }
    }

    private long count() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*) from remnawave_claim")) {
            result.next();
            return result.getLong(1);
        }
    }
}
