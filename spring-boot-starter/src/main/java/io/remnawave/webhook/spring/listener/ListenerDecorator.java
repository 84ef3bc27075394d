package io.remnawave.webhook.spring.listener;

import io.remnawave.webhook.listener.ListenerDefinition;

/** A bean that wraps every listener that was found, to put something around its calls. */
@FunctionalInterface
public interface ListenerDecorator {

    /** The listener to register in place of {@code listener}; its id stays the same. */
    ListenerDefinition decorate(ListenerDefinition listener);
}
