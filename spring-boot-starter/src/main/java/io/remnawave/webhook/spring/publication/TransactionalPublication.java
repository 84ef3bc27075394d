package io.remnawave.webhook.spring.publication;

import io.remnawave.webhook.event.RemnawaveEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalApplicationListener;
import org.springframework.transaction.event.TransactionalApplicationListener.SynchronizationCallback;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes each event in a transaction of its own, because a {@code @TransactionalEventListener} hears nothing outside of
 * one, and an event publication registry writes what is still to be done in it.
 *
 * <p>Spring only logs what a listener throws after the commit. Here it is remembered and thrown again, so that the panel is
 * answered 500 and comes back.
 */
final class TransactionalPublication implements EventPublication, SmartInitializingSingleton {

    /** What listeners throw after the commit of the publication that this thread is in. */
    private static final ThreadLocal<List<Throwable>> FAILURES = new ThreadLocal<>();

    private final ApplicationEventPublisher publisher;
    private final ApplicationContext context;
    private final TransactionTemplate transaction;

    TransactionalPublication(
            ApplicationEventPublisher publisher, ApplicationContext context, PlatformTransactionManager transactions) {
        this.publisher = publisher;
        this.context = context;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public void publish(RemnawaveEvent event) {
        List<Throwable> afterCommit = new ArrayList<>();
        FAILURES.set(afterCommit);
        try {
            transaction.executeWithoutResult(status -> publisher.publishEvent(event));
        } finally {
            FAILURES.remove();
        }
        if (!afterCommit.isEmpty()) {
            throw new IllegalStateException("A listener failed after the commit", afterCommit.get(0));
        }
    }

    /** All transactional listeners are known now: Spring's own processor has made them before. And the inbox handles nothing yet. */
    @Override
    public void afterSingletonsInstantiated() {
        if (context instanceof AbstractApplicationContext listening) {
            for (ApplicationListener<?> listener : listening.getApplicationListeners()) {
                if (listener instanceof TransactionalApplicationListener<?> transactional) {
                    transactional.addCallback(new FailureCallback());
                }
            }
        }
    }

    private static final class FailureCallback implements SynchronizationCallback {

        @Override
        public void postProcessEvent(ApplicationEvent event, @Nullable Throwable failure) {
            List<Throwable> ofThisPublication = FAILURES.get();
            if (ofThisPublication != null && failure != null) {
                ofThisPublication.add(failure);
            }
        }
    }
}
