package io.remnawave.webhook.inbox;

import io.remnawave.webhook.inbox.database.TestDatabase;

class PostgresIdempotencyStoreTest extends JdbcIdempotencyStoreTest {

    @Override
    TestDatabase newDatabase() {
        return TestDatabase.postgres();
    }
}
