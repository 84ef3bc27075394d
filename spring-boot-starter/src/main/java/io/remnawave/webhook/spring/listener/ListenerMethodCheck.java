package io.remnawave.webhook.spring.listener;

import io.remnawave.webhook.listener.InvalidListenerException;
import io.remnawave.webhook.spi.ListenerMethods;
import io.remnawave.webhook.spi.ListenerRules;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.SpringProxy;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.GenericTypeResolver;

/** Finds a method that Spring could not call as a listener, or whose end nobody could wait for. */
final class ListenerMethodCheck {

    /** What {@code @EnableAsync} looks for. */
    private static final List<String> ASYNC = List.of(
            "org.springframework.scheduling.annotation.Async",
            "jakarta.enterprise.concurrent.Asynchronous",
            "jakarta.ejb.Asynchronous");

    private ListenerMethodCheck() {}

    /**
     * @param type the class of the bean
     * @param beanType that of its proxy, if it has one; {@code null} if that is not known yet
     */
    static void check(String id, Class<?> type, @Nullable Class<?> beanType, Method method) {
        ListenerRules.requireInstanceMethod(id, Modifier.isStatic(method.getModifiers()));
        checkReturned(id, type, method);
        if (beanType != null) {
            checkCallable(id, beanType, method);
        }
    }

    /**
     * Refuses listeners that were not seen when the receiver was built.
     *
     * @param seen the class that was known then
     * @param type that of the object
     */
    static void checkNoneBeyond(Class<?> seen, Class<?> type, String beanName) {
        AnnotatedMethods.beyond(seen, type).forEach((method, annotation) -> {
            throw new InvalidListenerException(
                    ListenerMethods.idOf(annotation, type, method),
                    "was not seen when the WebhookReceiver was built: of the bean " + beanName + " only "
                            + seen.getSimpleName() + " was known. Declare " + type.getSimpleName()
                            + " as what its @Bean method or FactoryBean makes. (If a bean of yours needs the receiver, it may"
                            + " also ask for an ObjectProvider<WebhookReceiver>, so that the receiver is built last.)");
        });
    }

    private static void checkReturned(String id, Class<?> type, Method method) {
        Class<?> returned = GenericTypeResolver.resolveReturnType(method, type);
        if (ListenerRules.isSuspending(method)) {
            SuspendFunctions.check(id, method);
        } else {
            ListenerRules.requireAwaitable(
                    id, method, returned, ReturnValueAdapter.isAwaitable(returned), "a CompletionStage or a Mono");
        }
        if (!CompletableFuture.class.isAssignableFrom(returned)) {
            AnnotatedMethods.firstPresent(ASYNC, method, type).ifPresent(annotation -> {
                throw new InvalidListenerException(
                        id,
                        "is @" + annotation + " and returns " + returned.getSimpleName()
                                + ", so the panel would be answered before it ran. Return a CompletableFuture to be awaited.");
            });
        }
    }

    /** @param beanType the class of the object that is called, which may be a proxy */
    static void checkCallable(String id, Class<?> beanType, Method method) {
        if (isSubclassProxy(beanType)) {
            checkOverridable(id, beanType, method);
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

    private static void checkOverridable(String id, Class<?> beanType, Method method) {
        int modifiers = method.getModifiers();
        if (Modifier.isFinal(modifiers)) {
            throw new InvalidListenerException(
                    id,
                    "is final, so the proxy of its bean cannot pass calls on to the bean itself. "
                            + (ListenerRules.isKotlin(method.getDeclaringClass())
                                    ? "Make it open, or let kotlin-maven-allopen (its plugin spring) do so."
                                    : "Remove the modifier."));
        }
        boolean packagePrivate =
                !Modifier.isPublic(modifiers) && !Modifier.isProtected(modifiers) && !Modifier.isPrivate(modifiers);
        if (packagePrivate && !method.getDeclaringClass().getPackageName().equals(beanType.getPackageName())) {
            throw new InvalidListenerException(
                    id,
                    "is inherited from another package, where it is package-private, so the proxy of its bean cannot pass"
                            + " calls on to the bean itself. Make it public or protected.");
        }
    }
}
