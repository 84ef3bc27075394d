package io.remnawave.webhook.docs.console;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.console.WebhookConsole;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import java.net.URI;
import java.util.Collection;

/** A receiver with the console, made by hand. */
final class WithoutFramework implements AutoCloseable {

    private final WebhookReceiver receiver;
    private final WebhookConsole attached;

    WithoutFramework(String secret, Collection<String> accounts) {
        WebhookConsole console = WebhookConsole.builder()
                .secret(secret)
                .target(URI.create("http://localhost:8080/remnawave/webhook"))
                .start();
        WebhookReceiver receiver = WebhookReceiver.builder()
                .secret(secret)
                .observer(console.observer())
                .register(new Subscriptions(accounts))
                .build();
        console.attach(receiver);
        this.receiver = receiver;
        this.attached = console;
    }

    WebhookReceiver receiver() {
        return receiver;
    }

    @Override
    public void close() {
        receiver.close();
        attached.close();
    }

    record Subscriptions(Collection<String> accounts) {

        @RemnawaveEventListener("user.expired")
        void suspend(UserEvent event) {
            accounts.add(event.user().username());
        }
    }
}
