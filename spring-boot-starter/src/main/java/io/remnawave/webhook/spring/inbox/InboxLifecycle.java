package io.remnawave.webhook.spring.inbox;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.inbox.Inbox;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ApplicationContextEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.ContextRefreshedEvent;

/**
 * Runs listeners while the application runs: from when all beans are there, until the web server has stopped and while they are
 * still there.
 *
 * <p>A context that is stopped or paused, as Spring's tests do with those that they keep, may start again, and a receiver that is
 * closed cannot: until the context is closed, what is stored goes on being handled.
 */
final class InboxLifecycle implements SmartLifecycle, ApplicationListener<ApplicationContextEvent> {

    /** The web server stops in {@code DEFAULT_PHASE - 2048}, and what has the higher phase stops first. */
    private static final int PHASE = DEFAULT_PHASE - 3072;

    private final Inbox inbox;
    private final ObjectProvider<WebhookReceiver> receiver;
    private final ApplicationContext context;
    private volatile boolean running;

    /** Whether the context may start again: not one whose start has failed, nor one that is being closed. */
    private volatile boolean contextStays;

    InboxLifecycle(Inbox inbox, ObjectProvider<WebhookReceiver> receiver, ApplicationContext context) {
        this.inbox = inbox;
        this.receiver = receiver;
        this.context = context;
    }

    /**
     * It is told of child contexts too, such as that of a management server. A context says that it closes before it stops this.
     */
    @Override
    public void onApplicationEvent(ApplicationContextEvent event) {
        if (event.getApplicationContext() != context) {
            return;
        }
        if (event instanceof ContextRefreshedEvent) {
            contextStays = true;
        } else if (event instanceof ContextClosedEvent) {
            contextStays = false;
        }
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
        if (!contextStays) {
            receiver.getObject().close();
        }
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
