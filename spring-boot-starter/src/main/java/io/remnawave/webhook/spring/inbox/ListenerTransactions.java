package io.remnawave.webhook.spring.inbox;

import io.remnawave.webhook.inbox.TransactionRunner;
import io.remnawave.webhook.spi.ListenerDefinition;
import io.remnawave.webhook.spring.publication.RemnawaveWebhookPublicationAutoConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of the application, around all listeners that they cover but the publication to the application context.
 *
 * <p>That one ends with what listens after its commit, and such a listener may fail. With the receipt in the same commit the
 * event would then be lost to it. So the publication has a transaction of its own, and its receipt follows it.
 */
record ListenerTransactions(TransactionRunner runner) implements TransactionRunner {

    @Override
    public @Nullable Object run(Work work) throws Throwable {
        return runner.run(work);
    }

    @Override
    public boolean covers(ListenerDefinition listener) {
        return !listener.id().equals(RemnawaveWebhookPublicationAutoConfiguration.LISTENER_ID)
                && runner.covers(listener);
    }
}
