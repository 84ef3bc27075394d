package io.remnawave.webhook.inbox;

import io.remnawave.webhook.inbox.database.TestDatabase;

class H2InboxTest extends InboxTest {

    @Override
    TestDatabase newDatabase() {
        return TestDatabase.h2();
    }
}
