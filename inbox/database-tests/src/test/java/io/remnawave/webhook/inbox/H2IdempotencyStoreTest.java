package io.remnawave.webhook.inbox;

import io.remnawave.webhook.inbox.database.TestDatabase;

class H2IdempotencyStoreTest extends JdbcIdempotencyStoreTest {

    @Override
    TestDatabase newDatabase() {
        return TestDatabase.h2();
    }
}
