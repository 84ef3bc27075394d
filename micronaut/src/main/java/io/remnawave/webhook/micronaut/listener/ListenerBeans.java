package io.remnawave.webhook.micronaut.listener;

import io.micronaut.aop.Intercepted;
import io.micronaut.context.BeanContext;
import io.micronaut.core.annotation.Blocking;
import io.micronaut.core.annotation.NonBlocking;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.naming.Named;
import io.micronaut.core.reflect.ClassUtils;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.AdvisedBeanType;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.DelegatingBeanDefinition;
import io.micronaut.inject.ExecutableMethod;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.remnawave.webhook.listener.InvalidListenerException;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.micronaut.processor.AsyncListeners;
import io.remnawave.webhook.spi.ListenerDefinition;
import io.remnawave.webhook.spi.ListenerRules;
import jakarta.inject.Singleton;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the {@link RemnawaveEventListener} methods of all beans that could be injected, and creates none of the beans.
 * Thread-safe.
 *
 * <p>By the definitions of the beans, not as an {@code ExecutableMethodProcessor}: Micronaut shows such a processor the
 * methods of beans that others replace, and does not show it those of beans that factories make.
 */
@Singleton
public final class ListenerBeans {

    private static final boolean HAS_COROUTINES =
            ClassUtils.isPresent("kotlinx.coroutines.future.FutureKt", ListenerBeans.class.getClassLoader());

    private final BeanContext beans;

    ListenerBeans(BeanContext beans) {
        this.beans = beans;
    }

    /**
     * The listeners, in the same order at every start.
     *
     * @throws InvalidListenerException if one could never work
     */
    public List<ListenerDefinition> find() {
        return InjectableBeans.of(beans)
                .sorted(Comparator.comparing(ListenerBeans::compiledName))
                .flatMap(this::listenersOf)
                .sorted(Comparator.comparing(ListenerDefinition::id))
                .toList();
    }

    /** Makes the singletons whose listeners are called on the event loop, where they would be made with the first event. */
    void makeThoseOnTheEventLoop() {
        InjectableBeans.of(beans)
                .filter(BeanDefinition::isSingleton)
                .filter(definition -> methodsOf(definition).anyMatch(method -> !isBlocking(definition, method)))
                .forEach(beans::getBean);
    }

    private <T> Stream<ListenerDefinition> listenersOf(BeanDefinition<T> definition) {
        return methodsOf(definition).map(method -> define(definition, method));
    }

    private static <T> Stream<ExecutableMethod<T, ?>> methodsOf(BeanDefinition<T> definition) {
        return definition.getExecutableMethods().stream()
                .filter(method -> method.hasStereotype(RemnawaveEventListener.class));
    }

    private <T> ListenerDefinition define(BeanDefinition<T> definition, ExecutableMethod<T, ?> method) {
        String id = idOf(definition, method);
        boolean suspending = isSuspending(method);
        if (suspending) {
            checkCoroutines(id);
        }
        AsyncListeners.requireStaged(
                id, method, method.getReturnType().getType().getSimpleName(), isStaged(method));
        return ListenerDefinition.builder(id, new BeanMethodInvoker<>(beans, definition, method, suspending))
                .names(List.of(method.stringValues(RemnawaveEventListener.class)))
                .order(orderOf(definition, method))
                .parameterTypes(parameterTypes(method))
                .dataTypes(dataTypes(method))
                .blocking(isBlocking(definition, method))
                .build();
    }

    /** Not in {@link SuspendFunctions}, a class that cannot even be loaded without the library. */
    private static void checkCoroutines(String listenerId) {
        if (!HAS_COROUTINES) {
            throw new InvalidListenerException(
                    listenerId,
                    "is a suspend function, which is called with org.jetbrains.kotlinx:kotlinx-coroutines-core. Add it, or take"
                            + " the word suspend away.");
        }
    }

    /** Not by {@code isSuspend()}, which is said of the methods of introductions alone. */
    private static boolean isSuspending(ExecutableMethod<?, ?> method) {
        Class<?>[] types = method.getArgumentTypes();
        return types.length > 0 && ListenerRules.isContinuation(types[types.length - 1].getName());
    }

    private static List<Class<?>> parameterTypes(ExecutableMethod<?, ?> method) {
        return Stream.<Class<?>>of(method.getArgumentTypes())
                .filter(type -> !ListenerRules.isContinuation(type.getName()))
                .toList();
    }

    /** Of the definition that the compiler has made: tells beans of one class apart, which factories make. */
    private static String compiledName(BeanDefinition<?> definition) {
        return definition instanceof DelegatingBeanDefinition<?> delegating
                ? compiledName(delegating.getTarget())
                : definition.getClass().getName();
    }

    /**
     * Unless an annotation says it, one that returns what is awaited does not block by itself. But advice around it can, and so can
     * making its bean when the event is there.
     */
    private static boolean isBlocking(BeanDefinition<?> definition, ExecutableMethod<?, ?> method) {
        if (method.hasStereotype(Blocking.class) || method.hasStereotype(ExecuteOn.class)) {
            return true;
        }
        boolean isAdvised = Intercepted.class.isAssignableFrom(definition.getBeanType());
        return !method.hasStereotype(NonBlocking.class)
                && (!isStaged(method) || isAdvised || !definition.isSingleton());
    }

    private static boolean isStaged(ExecutableMethod<?, ?> method) {
        return isSuspending(method)
                || ReturnValueAdapter.isAwaitable(method.getReturnType().getType());
    }

    /**
     * The id that the annotation gives, or else by the application's own class, where the bean is of a class that Micronaut has
     * derived from it, and by the bean's name, where it has one.
     */
    private static String idOf(BeanDefinition<?> definition, ExecutableMethod<?, ?> method) {
        Optional<String> own =
                method.stringValue(RemnawaveEventListener.class, "id").filter(id -> !id.isEmpty());
        if (own.isPresent()) {
            return own.get();
        }
        Class<?> type = definition instanceof AdvisedBeanType<?> advised
                ? advised.getInterceptedType()
                : definition.getBeanType();
        String beanName = definition.getDeclaredQualifier() instanceof Named named ? "[" + named.getName() + "]" : "";
        return ListenerDefinition.idOf(
                type.getName() + beanName,
                ListenerRules.isKotlin(type)
                        ? ListenerRules.kotlinName(method.getMethodName())
                        : method.getMethodName(),
                parameterTypes(method).stream().map(Class::getSimpleName).toList());
    }

    private static Map<Integer, Type> dataTypes(ExecutableMethod<?, ?> method) {
        Map<Integer, Type> dataTypes = new HashMap<>();
        Argument<?>[] arguments = method.getArguments();
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].getAnnotationMetadata().hasAnnotation(RemnawaveEventListener.Data.class)) {
                dataTypes.put(i, arguments[i].asType());
            }
        }
        return dataTypes;
    }

    /** The annotation's own order, or else Micronaut's annotation on the method, or else on the class. */
    private static int orderOf(BeanDefinition<?> definition, ExecutableMethod<?, ?> method) {
        int own = method.intValue(RemnawaveEventListener.class, "order").orElse(0);
        return own != 0
                ? own
                : method.intValue(Order.class)
                        .orElseGet(() -> definition.intValue(Order.class).orElse(0));
    }
}
