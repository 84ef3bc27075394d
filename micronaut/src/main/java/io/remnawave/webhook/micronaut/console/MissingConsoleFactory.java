package io.remnawave.webhook.micronaut.console;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.remnawave.webhook.micronaut.RequiresSwitch;
import io.remnawave.webhook.micronaut.WebhookReceiverCustomizer;
import jakarta.inject.Singleton;

/** Stops the start rather than leaving a person to look for a page that is not there. */
@Factory
@RequiresSwitch("remnawave.webhook.console.enabled")
@Requires(missing = io.remnawave.webhook.console.WebhookConsole.class)
final class MissingConsoleFactory {

    @Singleton
    WebhookReceiverCustomizer missingConsole() {
        return builder -> {
            throw new IllegalStateException(
                    "remnawave.webhook.console.enabled is true, but the console is not on the class path. Add the"
                            + " dependency io.remnawave.webhook:remnawave-webhook-console, and remnawave-webhook-testkit to"
                            + " send events.");
        };
    }
}
