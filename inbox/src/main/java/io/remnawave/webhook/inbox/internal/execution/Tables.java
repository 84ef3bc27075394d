package io.remnawave.webhook.inbox.internal.execution;

import io.remnawave.webhook.inbox.internal.database.Database;
import io.remnawave.webhook.inbox.internal.storage.DeliveryTable;
import io.remnawave.webhook.inbox.internal.storage.ReceiptTable;
import io.remnawave.webhook.inbox.internal.storage.SubjectTable;

/** The database and the statements on its tables. Thread-safe. */
public record Tables(Database database, DeliveryTable deliveries, ReceiptTable receipts, SubjectTable subjects) {

    public static Tables of(Database database) {
        return new Tables(
                database, new DeliveryTable(database), new ReceiptTable(database), new SubjectTable(database));
    }
}
