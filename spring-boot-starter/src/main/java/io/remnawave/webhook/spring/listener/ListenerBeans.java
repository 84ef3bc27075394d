package io.remnawave.webhook.spring.listener;

import io.remnawave.webhook.listener.InvalidListenerException;
import io.remnawave.webhook.listener.ListenerDefinition;
import io.remnawave.webhook.listener.ListenerInvoker;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.SpringProxy;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.Order;
import org.springframework.core.annotation.OrderUtils;
import org.springframework.util.ClassUtils;

/**
 * Finds the {@link RemnawaveEventListener} methods of all beans of an application context, without creating any: a bean is
 * asked for when an event comes, so lazy ones stay lazy and scoped ones scoped.
 */
public final class ListenerBeans {

    private final ConfigurableListableBeanFactory beans;
    private final List<InvokerDecorator> decorators;

    /** @param decorators the first is the innermost */
    public ListenerBeans(ConfigurableListableBeanFactory beans, List<InvokerDecorator> decorators) {
        this.beans = beans;
        this.decorators = decorators;
    }

    /**
     * The listeners, in the order in which their beans were defined.
     *
     * @throws InvalidListenerException if one could never work
     */
    public List<ListenerDefinition> find() {
        List<ListenerDefinition> found = new ArrayList<>();
        for (String beanName : beans.getBeanNamesForType(Object.class, true, false)) {
            Class<?> type = ScopedProxyUtils.isScopedTarget(beanName) ? null : targetClass(beanName);
            if (type != null) {
                AnnotatedMethods.of(type)
                        .forEach((method, annotation) -> found.add(define(beanName, type, method, annotation)));
            }
        }
        return found;
    }

    private @Nullable Class<?> targetClass(String beanName) {
        Class<?> type = AutoProxyUtils.determineTargetClass(beans, beanName);
        if (type != null && ScopedObject.class.isAssignableFrom(type)) {
            String target = ScopedProxyUtils.getTargetBeanName(beanName);
            type = beans.containsBean(target) ? AutoProxyUtils.determineTargetClass(beans, target) : type;
        }
        return type == null ? null : ClassUtils.getUserClass(type);
    }

    private ListenerDefinition define(
            String beanName, Class<?> type, Method method, RemnawaveEventListener annotation) {
        String id = ListenerDefinition.idOf(type, method);
        check(id, beans.getType(beanName, false), method);
        return new ListenerDefinition(
                id,
                List.of(annotation.value()),
                order(annotation, method, type),
                List.of(method.getParameterTypes()),
                decorated(id, new BeanMethodInvoker(beans, beanName, method)));
    }

    private ListenerInvoker decorated(String id, ListenerInvoker invoker) {
        ListenerInvoker decorated = invoker;
        for (InvokerDecorator decorator : decorators) {
            decorated = decorator.decorate(id, decorated);
        }
        return decorated;
    }

    /** The annotation's own order, or else Spring's annotation on the method, or else on the class. */
    private static int order(RemnawaveEventListener annotation, Method method, Class<?> type) {
        if (annotation.order() != 0) {
            return annotation.order();
        }
        Order onMethod = AnnotatedElementUtils.findMergedAnnotation(method, Order.class);
        return onMethod != null ? onMethod.value() : OrderUtils.getOrder(type, 0);
    }

    private static void check(String id, @Nullable Class<?> beanType, Method method) {
        if (Modifier.isStatic(method.getModifiers())) {
            throw new InvalidListenerException(id, "is static. Make it an instance method.");
        }
        if (!ReturnedValues.isAwaitable(method.getReturnType())) {
            throw new InvalidListenerException(
                    id,
                    "returns " + method.getReturnType().getSimpleName()
                            + ", which nobody would look at. Return void, a CompletionStage or a Mono to be awaited.");
        }
        if (beanType == null) {
            return;
        }
        if (Modifier.isFinal(method.getModifiers()) && isSubclassProxy(beanType)) {
            throw new InvalidListenerException(
                    id,
                    "is final, so the proxy of its bean cannot pass calls on to the bean itself. Remove the modifier.");
        }
        try {
            AopUtils.selectInvocableMethod(method, beanType);
        } catch (IllegalStateException e) {
            InvalidListenerException invalid = new InvalidListenerException(
                    id, "cannot be called through the proxy of its bean. " + e.getMessage());
            invalid.initCause(e);
            throw invalid;
        }
    }

    /** Unlike the enhanced subclass of a configuration class, such a proxy has none of the bean's fields set. */
    private static boolean isSubclassProxy(Class<?> beanType) {
        return SpringProxy.class.isAssignableFrom(beanType) && !Proxy.isProxyClass(beanType);
    }
}
