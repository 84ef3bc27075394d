package io.remnawave.webhook.spring.listener;

import io.remnawave.webhook.listener.InvalidListenerException;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.spi.ListenerDefinition;
import io.remnawave.webhook.spi.ListenerMethods;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.SpringProxy;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.GenericTypeResolver;
import org.springframework.core.ResolvableType;
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

    public ListenerBeans(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
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
        String id = ListenerMethods.idOf(annotation, type, method);
        ListenerMethodCheck.check(id, type, beans.getType(beanName, false), method);
        return ListenerDefinition.builder(id, new BeanMethodInvoker(beans, beanName, method))
                .names(List.of(annotation.value()))
                .order(order(annotation, method, type))
                .parameterTypes(parameterTypes(method, type))
                .dataTypes(ListenerMethods.dataTypesOf(method))
                .blocking(mayBlock(beanName, type, method))
                .build();
    }

    /**
     * One that returns a stage or a reactive type does not block by itself. But what a proxy puts around it can (a transaction
     * begins, an executor's queue is full), and so can making its bean when the event is there.
     */
    private boolean mayBlock(String beanName, Class<?> type, Method method) {
        return !ReturnValueAdapter.isStaged(GenericTypeResolver.resolveReturnType(method, type))
                || isProxy(beans.getType(beanName, false))
                || isMadeLate(beanName);
    }

    private static boolean isProxy(@Nullable Class<?> beanType) {
        return beanType == null || SpringProxy.class.isAssignableFrom(beanType);
    }

    private boolean isMadeLate(String beanName) {
        if (!beans.containsBeanDefinition(beanName)) {
            return !beans.containsSingleton(beanName);
        }
        BeanDefinition definition = beans.getMergedBeanDefinition(beanName);
        return !definition.isSingleton() || definition.isLazyInit();
    }

    /** A type variable of a superclass is what the class of the bean says it is. */
    private static List<Class<?>> parameterTypes(Method method, Class<?> type) {
        return IntStream.range(0, method.getParameterCount())
                .<Class<?>>mapToObj(
                        i -> ResolvableType.forMethodParameter(method, i, type).resolve(Object.class))
                .toList();
    }

    /** The annotation's own order, or else Spring's annotation on the method, or else on the class. */
    private static int order(RemnawaveEventListener annotation, Method method, Class<?> type) {
        if (annotation.order() != 0) {
            return annotation.order();
        }
        Order onMethod = AnnotatedElementUtils.findMergedAnnotation(method, Order.class);
        return onMethod != null ? onMethod.value() : OrderUtils.getOrder(type, 0);
    }
}
