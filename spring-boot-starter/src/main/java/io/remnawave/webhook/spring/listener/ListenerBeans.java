package io.remnawave.webhook.spring.listener;

import io.remnawave.webhook.listener.InvalidListenerException;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.spi.ListenerDefinition;
import io.remnawave.webhook.spi.ListenerMethods;
import io.remnawave.webhook.spi.ListenerRules;
import io.remnawave.webhook.spring.listener.BeanClasses.BeanClass;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.SpringProxy;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.GenericTypeResolver;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.Order;
import org.springframework.core.annotation.OrderUtils;

/**
 * Finds the {@link RemnawaveEventListener} methods of all beans of an application context. A bean is asked for when an event
 * comes, so lazy ones stay lazy and scoped ones scoped; only those are created to look at them whose class nothing else shows,
 * such as a lazy bean of a {@code @Bean} method that declares an interface. Not thread-safe.
 */
public final class ListenerBeans {

    private final ConfigurableListableBeanFactory beans;
    private final BeanClasses classes;

    /** Beans of which only what is declared was known when the listeners were looked for, and that. */
    private final Map<String, BeanClass> uncertain = new LinkedHashMap<>();

    public ListenerBeans(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
        this.classes = new BeanClasses(beans);
    }

    /** Creates the beans whose class is not known otherwise; when all singletons are there that are to be made at start. */
    public void createWhereNecessary() {
        for (String beanName : beanNames()) {
            if (classes.find(beanName) == null) {
                classes.create(beanName);
            }
        }
    }

    /**
     * The listeners, in the order in which their beans were defined.
     *
     * @throws InvalidListenerException if one could never work
     */
    public List<ListenerDefinition> find() {
        List<ListenerDefinition> found = new ArrayList<>();
        for (String beanName : beanNames()) {
            BeanClass known = classes.find(beanName);
            BeanClass type = known != null ? known : classes.findDeclared(beanName);
            if (known == null) {
                uncertain.put(beanName, type);
            }
            AnnotatedMethods.of(type.target())
                    .forEach((method, annotation) -> found.add(define(beanName, type, method, annotation)));
        }
        return found;
    }

    /**
     * To be called when the receiver and all singletons are there: {@link #find} came too early, where a bean that was made
     * before the others asked for the receiver. What could not be made even now is looked at when it is.
     *
     * @throws InvalidListenerException if a bean has a listener that could not be seen then
     */
    public void requireNoneMissed() {
        createWhereNecessary();
        Map<String, BeanClass> unknown = new HashMap<>();
        uncertain.forEach((beanName, declared) -> {
            BeanClass type = classes.find(beanName);
            if (type != null) {
                ListenerMethodCheck.checkNoneBeyond(declared.target(), type.target(), beanName);
            } else {
                unknown.put(classes.created(beanName), declared);
            }
        });
        if (!unknown.isEmpty()) {
            beans.addBeanPostProcessor(new LateBeanCheck(unknown));
        }
    }

    private Set<String> beanNames() {
        Set<String> names = new LinkedHashSet<>();
        for (String name : beans.getBeanDefinitionNames()) {
            if (!ScopedProxyUtils.isScopedTarget(name)
                    && !beans.getMergedBeanDefinition(name).isAbstract()) {
                names.add(name);
            }
        }
        for (String name : beans.getBeanNamesForType(Object.class, true, false)) {
            if (!ScopedProxyUtils.isScopedTarget(name) && !BeanFactoryUtils.isFactoryDereference(name)) {
                names.add(name); // those that were registered as objects
            }
        }
        // A FactoryBean is a bean beside what it makes.
        List.copyOf(names).stream()
                .filter(beans::isFactoryBean)
                .map(name -> BeanFactory.FACTORY_BEAN_PREFIX + name)
                .forEach(names::add);
        return names;
    }

    private ListenerDefinition define(
            String beanName, BeanClass beanClass, Method method, RemnawaveEventListener annotation) {
        Class<?> type = beanClass.target();
        String id = ListenerMethods.idOf(annotation, type, method);
        ListenerMethodCheck.check(id, type, beanClass.object(), method);
        if (ListenerRules.isSuspending(method)) {
            SuspendFunctions.checkTransaction(id, type, method, beans);
        }
        return ListenerDefinition.builder(id, new BeanMethodInvoker(beans, beanName, id, type, method))
                .names(List.of(annotation.value()))
                .order(order(annotation, method, type))
                .parameterTypes(parameterTypes(method, type))
                .dataTypes(ListenerMethods.dataTypesOf(id, type, method))
                .blocking(mayBlock(beanName, beanClass, method))
                .build();
    }

    /**
     * One that returns a stage or a reactive type, or suspends, does not block by itself. But what a proxy puts around it can (a
     * transaction begins, an executor's queue is full), and so can making its bean when the event is there.
     */
    private boolean mayBlock(String beanName, BeanClass type, Method method) {
        boolean staged = ListenerRules.isSuspending(method)
                || ReturnValueAdapter.isStaged(GenericTypeResolver.resolveReturnType(method, type.target()));
        return !staged || isProxy(type.object()) || isMadeLate(beanName);
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
        int written = method.getParameterCount() - (ListenerRules.isSuspending(method) ? 1 : 0);
        return IntStream.range(0, written)
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
