package io.remnawave.webhook.inbox;

import io.remnawave.webhook.inbox.database.TestDatabase;

class MariaDbIdempotencyStoreTest extends JdbcIdempotencyStoreTest {

    @Override
    TestDatabase newDatabase() {
        return TestDatabase.mariaDb();
    }
}
