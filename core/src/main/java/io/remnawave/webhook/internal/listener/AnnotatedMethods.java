package io.remnawave.webhook.internal.listener;

import io.remnawave.webhook.listener.RemnawaveEventListener;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The listener methods of a class and of what it inherits, by reflection. */
public final class AnnotatedMethods {

    private AnnotatedMethods() {}

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

    /** In the same order at every start. */
    public static Map<Method, RemnawaveEventListener> find(Class<?> type) {
        Map<Method, RemnawaveEventListener> found = new LinkedHashMap<>();
        Set<Signature> seen = new HashSet<>();
        for (Class<?> declaring : hierarchy(type)) {
            Method[] methods = declaring.getDeclaredMethods();
            // The JVM gives them in no particular order.
            Arrays.sort(methods, Comparator.comparing(Method::toString));
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
