package io.remnawave.webhook.micronaut.listener;

import io.micronaut.context.BeanContext;
import io.micronaut.context.BeanRegistration;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.inject.BeanDefinition;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.listener.InvalidListenerException;
import io.remnawave.webhook.micronaut.processor.OpenType;
import io.remnawave.webhook.spi.ListenerMethods;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the beans of listeners that are called on the event loop before the server takes requests, so that they are not made
 * there. Refuses listeners that the compiler could not see, so that nobody would call them: of a bean whose factory declares a
 * supertype of its class, and of an object that was registered while running. To look at the former, the bean is made too.
 */
@Singleton
@Requires(beans = {HttpServerConfiguration.class, WebhookReceiver.class})
final class ListenerStartup implements ApplicationEventListener<StartupEvent> {

    private static final Logger log = LoggerFactory.getLogger(ListenerStartup.class);

    /** By name, because it is no business of this package's otherwise. */
    private static final String FACTORY = "io.remnawave.webhook.micronaut.RemnawaveWebhookFactory";

    private final BeanContext beans;
    private final ListenerBeans listeners;

    ListenerStartup(BeanContext beans, ListenerBeans listeners) {
        this.beans = beans;
        this.listeners = listeners;
    }

    @Override
    public void onApplicationEvent(StartupEvent started) {
        if (isReceiverOfTheApplication()) {
            return;
        }
        listeners.makeThoseOnTheEventLoop();
        InjectableBeans.of(beans).forEach(this::check);
    }

    private void check(BeanDefinition<?> definition) {
        if (definition.hasAnnotation(OpenType.class)) {
            lookInto(definition);
        } else if (definition instanceof RuntimeBeanDefinition<?>
                && ListenerMethods.existIn(definition.getBeanType())) {
            throw new InvalidListenerException(
                    "in " + definition.getBeanType().getName(),
                    "is of an object that was registered while the application ran, so the compiler has not prepared it."
                            + " Register the object in a bean WebhookReceiverCustomizer: builder -> builder.register(object).");
        }
    }

    private boolean isReceiverOfTheApplication() {
        return beans.getBeanDefinition(WebhookReceiver.class)
                .getDeclaringType()
                .filter(factory -> factory.getName().equals(FACTORY))
                .isEmpty();
    }

    private <T> void lookInto(BeanDefinition<T> definition) {
        BeanRegistration<T> made;
        try {
            made = beans.getBeanRegistration(definition);
        } catch (RuntimeException e) { // whatever the factory throws
            log.warn(
                    "The bean {} cannot be made now, and its factory declares no more than {}. If its class has Remnawave event"
                            + " listeners, they get no events: let the factory declare the class. {}",
                    definition.getName(),
                    definition.getBeanType().getName(),
                    e.getMessage());
            return;
        }
        Class<?> type = made.bean().getClass();
        if (ListenerMethods.existIn(type)) {
            throw new InvalidListenerException(
                    ListenerMethods.of(made.bean()).get(0).id(),
                    "was not seen by the compiler: the factory "
                            + definition.getDeclaringType().map(Class::getName).orElse("of its bean") + " declares "
                            + definition.getBeanType().getSimpleName() + ". Let it declare " + type.getSimpleName()
                            + ".");
        }
        if (!definition.isSingleton()) {
            beans.destroyBean(made);
        }
    }
}
