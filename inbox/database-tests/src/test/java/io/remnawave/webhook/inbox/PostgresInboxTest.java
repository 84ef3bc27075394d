package io.remnawave.webhook.inbox;

import io.remnawave.webhook.inbox.database.TestDatabase;

class PostgresInboxTest extends InboxTest {

    @Override
    TestDatabase newDatabase() {
        return TestDatabase.postgres();
    }
}
