package io.remnawave.webhook.spring.listener;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.SpringProxy;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.aot.AotDetector;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.InstanceSupplier;
import org.springframework.util.ClassUtils;

/**
 * The classes of the objects behind beans. Spring knows that of a bean which is there, or is made by its constructor; of one
 * that a method or a {@code FactoryBean} makes when it is asked for, it knows what is declared, which may be an interface.
 * Not thread-safe.
 */
final class BeanClasses {

    private static final Logger log = LoggerFactory.getLogger(BeanClasses.class);

    private final ConfigurableListableBeanFactory beans;
    private final Map<String, BeanClass> seen = new HashMap<>();
    private final Set<String> failed = new HashSet<>();

    BeanClasses(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    /**
     * @param target the class that the application has written, behind proxies
     * @param object the class of what is called, which may be that of a proxy; null where it is not there yet
     */
    record BeanClass(Class<?> target, @Nullable Class<?> object) {

        static BeanClass of(Object bean) {
            // A FactoryBean of proxies, which is none itself, tells of its target too.
            Class<?> target = bean instanceof SpringProxy ? AopProxyUtils.ultimateTargetClass(bean) : bean.getClass();
            return new BeanClass(ClassUtils.getUserClass(target), bean.getClass());
        }
    }

    /** The class of a bean, which is not created; {@code null} where only the object would show it. */
    @Nullable
    BeanClass find(String beanName) {
        BeanClass known = seen.get(beanName);
        if (known != null) {
            return known;
        }
        String scoped = ScopedProxyUtils.getTargetBeanName(beanName);
        if (beans.containsBeanDefinition(scoped)) {
            BeanClass target = find(scoped);
            return target == null ? null : new BeanClass(target.target(), declared(beanName));
        }
        if (beans.containsSingleton(name(beanName)) && !isProduct(beanName)) {
            Object bean = beans.getSingleton(name(beanName));
            return bean == null ? null : BeanClass.of(bean);
        }
        Class<?> declared = declared(beanName);
        return declared != null && isExact(beanName, declared)
                ? new BeanClass(ClassUtils.getUserClass(declared), null)
                : null;
    }

    /** What is declared of a bean, for one whose class is not known; {@code Object} where nothing is. */
    BeanClass findDeclared(String beanName) {
        Class<?> declared = declared(created(beanName));
        return new BeanClass(declared == null ? Object.class : ClassUtils.getUserClass(declared), null);
    }

    /**
     * Creates a bean whose class is not known otherwise. One that cannot be created now, as for want of its scope, stays
     * unknown; the log says so where its declared class cannot be its own.
     */
    void create(String beanName) {
        String created = created(beanName);
        if (beans.isCurrentlyInCreation(created) || failed.contains(created)) {
            return;
        }
        try {
            Object bean = beans.getBean(created);
            seen.put(created, BeanClass.of(bean));
            if (beans.isPrototype(created) && !isProduct(created)) {
                beans.destroyBean(created, bean);
            }
        } catch (BeansException e) {
            Class<?> declared = declared(created);
            if (failed.add(created) && (declared == null || Modifier.isAbstract(declared.getModifiers()))) {
                log.warn(
                        "The bean {} cannot be created now, and {}, which is all that its definition tells of its class, is"
                                + " none. If the class has Remnawave event listeners, they get no events: declare it as what the"
                                + " @Bean method or FactoryBean makes. {}",
                        beanName,
                        declared == null ? "nothing" : declared.getName(),
                        e.getMessage());
            }
        }
    }

    /** The name of what is created: of a scoped proxy, that of the bean behind it. */
    String created(String beanName) {
        String scoped = ScopedProxyUtils.getTargetBeanName(beanName);
        return beans.containsBeanDefinition(scoped) ? scoped : beanName;
    }

    private static String name(String beanName) {
        return BeanFactoryUtils.transformedBeanName(beanName);
    }

    /** Whether a bean is what a {@code FactoryBean} makes, rather than that itself. */
    private boolean isProduct(String beanName) {
        return !BeanFactoryUtils.isFactoryDereference(beanName) && beans.isFactoryBean(beanName);
    }

    private @Nullable Class<?> declared(String beanName) {
        try {
            return AutoProxyUtils.determineTargetClass(beans, beanName);
        } catch (BeansException e) { // a class that cannot be loaded, which is an error only when the bean is asked for
            return null;
        }
    }

    private boolean isExact(String beanName, Class<?> declared) {
        if (Modifier.isFinal(declared.getModifiers()) || isListener(declared)) {
            return true;
        }
        if (isProduct(beanName)) {
            Class<?> factory = declared(BeanFactory.FACTORY_BEAN_PREFIX + beanName);
            return factory != null && isOfSpring(factory) && !isForAnyObject(factory);
        }
        if (!beans.containsBeanDefinition(name(beanName))) {
            return false;
        }
        BeanDefinition definition = beans.getMergedBeanDefinition(name(beanName));
        if (definition.getFactoryMethodName() != null) {
            return isMadeBySpring(definition);
        }
        Supplier<?> supplier = definition instanceof AbstractBeanDefinition any ? any.getInstanceSupplier() : null;
        return supplier == null || (AotDetector.useGeneratedArtifacts() && isGeneratedForExactClass(supplier));
    }

    /** Code that was generated ahead of time calls a constructor, or the method that it names. */
    private static boolean isGeneratedForExactClass(Supplier<?> supplier) {
        Method method = supplier instanceof InstanceSupplier<?> generated ? generated.getFactoryMethod() : null;
        return method == null || isOfSpring(method.getDeclaringClass());
    }

    /** Whoever declares this means it. Should an object be of a subclass that has more listeners, its first call tells. */
    private static boolean isListener(Class<?> declared) {
        return !Modifier.isAbstract(declared.getModifiers())
                && !AnnotatedMethods.of(ClassUtils.getUserClass(declared)).isEmpty();
    }

    /** Spring's own configurations make nothing of an application's. */
    private boolean isMadeBySpring(BeanDefinition definition) {
        String factory = definition.getFactoryBeanName();
        if (factory != null) {
            Class<?> type = declared(factory);
            return type != null && isOfSpring(type);
        }
        String type = definition.getBeanClassName();
        return type != null && isOfSpring(type);
    }

    private static boolean isOfSpring(Class<?> type) {
        return isOfSpring(type.getName());
    }

    /** The samples of Spring are applications. */
    private static boolean isOfSpring(String typeName) {
        return typeName.startsWith("org.springframework.") && !typeName.startsWith("org.springframework.samples.");
    }

    /** The repositories of Spring Data, the clients of Spring Cloud are what they declare; not so what these make. */
    private static boolean isForAnyObject(Class<?> factory) {
        return factory.getName().startsWith("org.springframework.beans.")
                || factory.getName().startsWith("org.springframework.aop.")
                || factory.getName().startsWith("org.springframework.transaction.");
    }
}
