package io.remnawave.webhook.spring.listener;

import io.remnawave.webhook.spi.ListenerInvoker;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.ReflectionUtils;

/** Calls a method of a bean through the bean's proxy, so that its advice (transactions, retries, …) applies. Thread-safe. */
final class BeanMethodInvoker implements ListenerInvoker {

    private final BeanFactory beans;
    private final String beanName;
    private final Method method;
    private volatile @Nullable Method callable;

    /** @param method as the class of the bean declares it */
    BeanMethodInvoker(BeanFactory beans, String beanName, Method method) {
        this.beans = beans;
        this.beanName = beanName;
        this.method = method;
    }

    @Override
    public @Nullable Object invoke(Object[] arguments) throws Throwable {
        Object bean = beans.getBean(beanName);
        try {
            return ReturnValueAdapter.awaitable(callable(bean).invoke(bean, arguments));
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    /** A lazy bean shows only now whether it has a proxy, and of which kind. */
    private Method callable(Object bean) {
        Method current = callable;
        if (current == null || !current.getDeclaringClass().isInstance(bean)) {
            current = AopUtils.selectInvocableMethod(method, bean.getClass());
            ReflectionUtils.makeAccessible(current);
            callable = current;
        }
        return current;
    }
}
