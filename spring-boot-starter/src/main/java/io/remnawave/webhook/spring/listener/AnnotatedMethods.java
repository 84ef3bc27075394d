package io.remnawave.webhook.spring.listener;

import io.remnawave.webhook.listener.RemnawaveEventListener;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodIntrospector.MetadataLookup;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;

/** The listener methods of a class. */
final class AnnotatedMethods {

    private static final MetadataLookup<RemnawaveEventListener> ANNOTATION =
            method -> AnnotatedElementUtils.findMergedAnnotation(method, RemnawaveEventListener.class);

    private AnnotatedMethods() {}

    /**
     * The methods of a class, its superclasses and interfaces that carry the annotation, directly or through another one; in
     * the same order at every start, which the JVM does not promise.
     */
    static Map<Method, RemnawaveEventListener> of(Class<?> type) {
        if (type.getName().startsWith("org.springframework.")
                || !AnnotationUtils.isCandidateClass(type, RemnawaveEventListener.class)) {
            return Map.of();
        }
        Map<Method, RemnawaveEventListener> found = MethodIntrospector.selectMethods(type, ANNOTATION);
        if (found.isEmpty()) {
            return found;
        }
        Map<Method, RemnawaveEventListener> ordered = new TreeMap<>(Comparator.comparing(Method::toString));
        ordered.putAll(found);
        return ordered;
    }
}
