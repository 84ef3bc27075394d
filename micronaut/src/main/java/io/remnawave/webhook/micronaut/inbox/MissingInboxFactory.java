package io.remnawave.webhook.micronaut.inbox;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.remnawave.webhook.micronaut.RequiresSwitch;
import io.remnawave.webhook.micronaut.WebhookReceiverCustomizer;
import jakarta.inject.Singleton;

/** Stops the start where an inbox is asked for that is not there, rather than acknowledging what is stored nowhere. */
@Factory
@RequiresSwitch(InboxFactory.ENABLED)
@Requires(missing = io.remnawave.webhook.inbox.Inbox.class)
final class MissingInboxFactory {

    @Singleton
    WebhookReceiverCustomizer missingInbox() {
        return builder -> {
            throw new IllegalStateException(
                    "remnawave.webhook.inbox.enabled is true, but the inbox is not on the class path."
                            + " Add the dependency io.remnawave.webhook:remnawave-webhook-inbox.");
        };
    }
}
