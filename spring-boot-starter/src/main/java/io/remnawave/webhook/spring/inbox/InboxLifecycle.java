package io.remnawave.webhook.spring.inbox;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.inbox.Inbox;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/**
 * Runs listeners while the application runs: from when all beans are there, until the web server has stopped and while they are
 * still there.
 */
final class InboxLifecycle implements SmartLifecycle {

    /** The web server stops in {@code DEFAULT_PHASE - 2048}, and what has the higher phase stops first. */
    private static final int PHASE = DEFAULT_PHASE - 3072;

    private final Inbox inbox;
    private final ObjectProvider<WebhookReceiver> receiver;
    private volatile boolean running;

    InboxLifecycle(Inbox inbox, ObjectProvider<WebhookReceiver> receiver) {
        this.inbox = inbox;
        this.receiver = receiver;
    }

    @Override
    public void start() {
        receiver.getObject();
        inbox.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        receiver.getObject().close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
