package io.remnawave.webhook.spring.listener;

import io.remnawave.webhook.spi.ListenerInvoker;

/** A bean that puts something around the calls of every listener. Thread-safe, as what it makes is. */
@FunctionalInterface
public interface InvokerDecorator {

    /** The invoker to use in place of {@code invoker}, which it calls. */
    ListenerInvoker decorate(String listenerId, ListenerInvoker invoker);
}
