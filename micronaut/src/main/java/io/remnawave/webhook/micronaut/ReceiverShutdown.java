package io.remnawave.webhook.micronaut;

import io.micronaut.context.BeanRegistration;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.core.order.Ordered;
import io.remnawave.webhook.WebhookReceiver;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the receiver, and with it the inbox, before Micronaut destroys the first bean. What listeners use, and the database of the
 * inbox, could go before the receiver otherwise: Micronaut goes by the types of parameters, and the receiver finds listeners at run
 * time and takes an inbox as an {@code Optional}.
 */
@Singleton
final class ReceiverShutdown implements ApplicationEventListener<ShutdownEvent>, Ordered {

    private static final Logger log = LoggerFactory.getLogger(WebhookReceiver.class);

    /** One that does not exist, because the start has failed, is not made for it. */
    @Override
    public void onApplicationEvent(ShutdownEvent shutdown) {
        for (BeanRegistration<WebhookReceiver> receiver :
                shutdown.getSource().getActiveBeanRegistrations(WebhookReceiver.class)) {
            try {
                receiver.bean().close();
            } catch (RuntimeException e) { // the beans have to be destroyed all the same
                log.warn("The receiver could not be closed", e);
            }
        }
    }

    /** After Micronaut's graceful shutdown, which awaits the requests in progress, and before all else that closes something. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 1;
    }
}
