package io.remnawave.webhook.spring.publication;

import io.remnawave.webhook.listener.InvalidListenerException;
import io.remnawave.webhook.spi.ListenerDefinition;
import io.remnawave.webhook.spring.listener.EventTypes;
import java.lang.reflect.Method;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.GenericApplicationListener;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.transaction.annotation.RestrictedTransactionalEventListenerFactory;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Makes transactional event listeners as Spring does, and refuses one for the events of a panel where these are published
 * outside of any transaction: it would never be called, and the panel answered 200 all the same.
 */
final class TransactionalListenerGuard extends RestrictedTransactionalEventListenerFactory {

    TransactionalListenerGuard() {
        setOrder(super.getOrder() - 1); // before Spring's own
    }

    @Override
    public boolean supportsMethod(Method method) {
        TransactionalEventListener annotation =
                AnnotatedElementUtils.findMergedAnnotation(method, TransactionalEventListener.class);
        return annotation != null && !annotation.fallbackExecution();
    }

    @Override
    public ApplicationListener<?> createApplicationListener(String beanName, Class<?> type, Method method) {
        ApplicationListener<?> listener = super.createApplicationListener(beanName, type, method);
        if (listener instanceof GenericApplicationListener generic && hearsAPanel(generic)) {
            throw new InvalidListenerException(
                    ListenerDefinition.idOf(type, method),
                    "hears an event within a transaction only, and there is no single PlatformTransactionManager to publish"
                            + " the events of a panel with. Make one of them @Primary, set fallbackExecution = true, or use"
                            + " @EventListener.");
        }
        return listener;
    }

    private static boolean hearsAPanel(GenericApplicationListener listener) {
        return EventTypes.all().stream()
                .map(event -> ResolvableType.forClassWithGenerics(PayloadApplicationEvent.class, event))
                .anyMatch(listener::supportsEventType);
    }
}
