package io.remnawave.webhook.micronaut.listener;

import io.micronaut.context.BeanContext;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.ExecutableMethod;
import io.remnawave.webhook.spi.ListenerInvoker;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the bean when an event comes, so that lazy beans stay lazy and scoped ones scoped, and calls its method as it was
 * compiled, advice included. Thread-safe.
 */
record BeanMethodInvoker<T>(
        BeanContext beans, BeanDefinition<T> definition, ExecutableMethod<T, ?> method, boolean suspending)
        implements ListenerInvoker {

    @Override
    public @Nullable Object invoke(Object[] arguments) {
        T bean = beans.getBean(definition);
        return suspending
                ? SuspendFunctions.call(bean, method, arguments)
                : ReturnValueAdapter.awaitable(method.invoke(bean, arguments));
    }
}
