package io.remnawave.webhook.spring.listener;

import io.remnawave.webhook.spi.ListenerInvoker;
import io.remnawave.webhook.spi.ListenerRules;
import io.remnawave.webhook.spring.listener.BeanClasses.BeanClass;
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
    private final String listenerId;
    private final Class<?> type;
    private final Method method;
    private volatile @Nullable Method callable;

    /**
     * @param type the class of the bean, as it is known
     * @param method as that declares it
     */
    BeanMethodInvoker(BeanFactory beans, String beanName, String listenerId, Class<?> type, Method method) {
        this.beans = beans;
        this.beanName = beanName;
        this.listenerId = listenerId;
        this.type = type;
        this.method = method;
    }

    @Override
    public @Nullable Object invoke(Object[] arguments) throws Throwable {
        Object bean = beans.getBean(beanName);
        Method called = callable(bean);
        if (ListenerRules.isSuspending(method)) {
            return SuspendFunctions.call(called, bean, arguments);
        }
        try {
            return ReturnValueAdapter.awaitable(called.invoke(bean, arguments));
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    /** A lazy bean shows only now whether it has a proxy, and of which kind. */
    private Method callable(Object bean) {
        Method current = callable;
        if (current == null || !current.getDeclaringClass().isInstance(bean)) {
            ListenerMethodCheck.checkNoneBeyond(type, BeanClass.of(bean).target(), beanName);
            ListenerMethodCheck.checkCallable(listenerId, bean.getClass(), method);
            current = AopUtils.selectInvocableMethod(method, bean.getClass());
            ReflectionUtils.makeAccessible(current);
            callable = current;
        }
        return current;
    }
}
