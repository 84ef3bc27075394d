package io.remnawave.webhook.listener;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Finds the {@link RemnawaveEventListener} methods of an object, and of what it inherits, whatever their visibility. */
public final class ListenerMethods {

    private ListenerMethods() {}

    /**
     * The listeners of an object, in no particular order but the same at every start.
     *
     * @throws InvalidListenerException if there is none, or one could never work
     */
    public static List<ListenerDefinition> of(Object target) {
        List<ListenerDefinition> listeners = new ArrayList<>();
        find(target.getClass()).forEach((method, annotation) -> listeners.add(define(target, method, annotation)));
        if (listeners.isEmpty()) {
            throw new InvalidListenerException(
                    target.getClass().getName(),
                    "has no method with @RemnawaveEventListener. Annotate one, or do not register the object.");
        }
        return listeners;
    }

    /** Whether a class has or inherits a listener method. */
    public static boolean existIn(Class<?> type) {
        return !find(type).isEmpty();
    }

    /** The annotation of a method, be it on another annotation of the method, or {@code null}. */
    public static @Nullable RemnawaveEventListener annotationOf(Method method) {
        return annotationAmong(method.getAnnotations(), new HashSet<>());
    }

    private static @Nullable RemnawaveEventListener annotationAmong(
            Annotation[] annotations, Set<Class<? extends Annotation>> seen) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof RemnawaveEventListener found) {
                return found;
            }
            Class<? extends Annotation> type = annotation.annotationType();
            if (!type.getName().startsWith("java.") && seen.add(type)) {
                RemnawaveEventListener found = annotationAmong(type.getAnnotations(), seen);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static ListenerDefinition define(Object target, Method method, RemnawaveEventListener annotation) {
        String id = ListenerDefinition.idOf(target.getClass(), method);
        if (Modifier.isStatic(method.getModifiers())) {
            throw new InvalidListenerException(id, "is static. Make it an instance method.");
        }
        Class<?> returned = method.getReturnType();
        if (returned != void.class && !CompletionStage.class.isAssignableFrom(returned)) {
            throw new InvalidListenerException(
                    id,
                    "returns " + returned.getSimpleName()
                            + ", which nobody would look at. Return void, or a CompletionStage to be awaited.");
        }
        try {
            return new ListenerDefinition(
                    id,
                    List.of(annotation.value()),
                    annotation.order(),
                    ParameterTypes.of(method, target.getClass()),
                    MethodInvoker.of(target, method));
        } catch (IllegalAccessException e) {
            InvalidListenerException invalid = new InvalidListenerException(
                    id,
                    "cannot be called, because its module does not open the package. Add \"opens "
                            + method.getDeclaringClass().getPackageName()
                            + " to io.remnawave.webhook.core;\" to its module-info.java.");
            invalid.initCause(e);
            throw invalid;
        }
    }

    private static Map<Method, RemnawaveEventListener> find(Class<?> type) {
        Map<Method, RemnawaveEventListener> found = new LinkedHashMap<>();
        Set<Signature> seen = new HashSet<>();
        for (Class<?> declaring : hierarchy(type)) {
            Method[] methods = declaring.getDeclaredMethods();
            // The JVM gives them in no particular order.
            java.util.Arrays.sort(methods, Comparator.comparing(Method::toString));
            for (Method method : methods) {
                RemnawaveEventListener annotation = annotationOf(method);
                if (annotation == null || method.isBridge() || method.isSynthetic()) {
                    continue;
                }
                Signature signature = new Signature(method.getName(), ParameterTypes.of(method, type));
                boolean overridden = !Modifier.isPrivate(method.getModifiers()) && seen.contains(signature);
                if (!overridden) {
                    found.put(method, annotation);
                    seen.add(signature);
                }
            }
        }
        return found;
    }

    /** The class, its superclasses, and then all their interfaces. */
    private static List<Class<?>> hierarchy(Class<?> type) {
        List<Class<?>> hierarchy = new ArrayList<>();
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            hierarchy.add(c);
        }
        for (Class<?> c : List.copyOf(hierarchy)) {
            addInterfaces(c, hierarchy);
        }
        return hierarchy;
    }

    private static void addInterfaces(Class<?> type, List<Class<?>> hierarchy) {
        for (Class<?> implemented : type.getInterfaces()) {
            if (!hierarchy.contains(implemented)) {
                hierarchy.add(implemented);
                addInterfaces(implemented, hierarchy);
            }
        }
    }

    private record Signature(String name, List<Class<?>> parameterTypes) {}
}
