package io.remnawave.webhook.benchmarks.inbox;

import io.remnawave.webhook.inbox.Inbox;
import io.remnawave.webhook.inbox.SchemaInitialization;
import io.remnawave.webhook.spi.DeliveryHandler;
import javax.sql.DataSource;

/** The inbox with its defaults, but for the workers. */
final class InboxContender {

    private InboxContender() {}

    static DeliveryHandler.Factory create(DataSource pool, int workers) {
        return Inbox.jdbc(pool)
                .initializeSchema(SchemaInitialization.ALWAYS)
                .workers(workers)
                .build();
    }
}
