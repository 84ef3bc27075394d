package io.remnawave.webhook.inbox.readme;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.inbox.Inbox;
import io.remnawave.webhook.inbox.JdbcIdempotencyStore;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What the documentation shows of the inbox. */
final class NeverLost {

    private final Object subscriptions;

    NeverLost(Object subscriptions) {
        this.subscriptions = subscriptions;
    }

    WebhookReceiver withAnInbox(String secret, DataSource dataSource) {
        return WebhookReceiver.builder()
                .secret(secret)
                .register(subscriptions)
                .inbox(Inbox.jdbc(dataSource).build())
                .build();
    }

    WebhookReceiver withASharedStore(String secret, DataSource dataSource) {
        return WebhookReceiver.builder()
                .secret(secret)
                .register(subscriptions)
                .idempotencyStore(new JdbcIdempotencyStore(dataSource))
                .build();
    }

    @RemnawaveEventListener(value = "user.expired", id = "accounts")
    void suspend(UserEvent event, Connection connection) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update account set suspended = true where username = ?")) {
            update.setString(1, event.user().username());
            update.executeUpdate();
        }
    }
}
