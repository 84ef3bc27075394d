package io.remnawave.webhook.inbox;

import io.remnawave.webhook.inbox.database.TestDatabase;

class MariaDbInboxTest extends InboxTest {

    @Override
    TestDatabase newDatabase() {
        return TestDatabase.mariaDb();
    }
}
