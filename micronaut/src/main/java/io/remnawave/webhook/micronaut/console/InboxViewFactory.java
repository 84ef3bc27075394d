package io.remnawave.webhook.micronaut.console;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.remnawave.webhook.console.InboxView;
import io.remnawave.webhook.console.WebhookConsole;
import io.remnawave.webhook.inbox.Inbox;
import io.remnawave.webhook.inbox.InboxConsoleView;
import io.remnawave.webhook.micronaut.RequiresSwitch;
import jakarta.inject.Singleton;

/** Shows the inbox of the application on the console. An {@link InboxView} bean replaces it. */
@Factory
@Requires(classes = {WebhookConsole.class, Inbox.class})
@RequiresSwitch("remnawave.webhook.console.enabled")
final class InboxViewFactory {

    @Singleton
    @Requires(beans = Inbox.class)
    @Requires(missingBeans = InboxView.class)
    InboxView inboxView(Inbox inbox) {
        return new InboxConsoleView(inbox);
    }
}
