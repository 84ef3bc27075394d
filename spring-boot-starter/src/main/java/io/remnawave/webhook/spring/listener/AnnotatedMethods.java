package io.remnawave.webhook.spring.listener;

import io.remnawave.webhook.listener.RemnawaveEventListener;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodIntrospector.MetadataLookup;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.stereotype.Component;

/** The listener methods of a class. */
final class AnnotatedMethods {

    private static final Logger log = LoggerFactory.getLogger(AnnotatedMethods.class);

    private static final MetadataLookup<RemnawaveEventListener> ANNOTATION =
            method -> AnnotatedElementUtils.findMergedAnnotation(method, RemnawaveEventListener.class);

    private AnnotatedMethods() {}

    /**
     * The methods of a class, its superclasses and interfaces that carry the annotation, directly or through another one; in
     * the same order at every start, which the JVM does not promise. None of a class that cannot be looked into, because an
     * optional dependency of it is missing: Spring does not look for event listeners in such a bean either.
     */
    static Map<Method, RemnawaveEventListener> of(Class<?> type) {
        if (isOfSpringItself(type) || !AnnotationUtils.isCandidateClass(type, RemnawaveEventListener.class)) {
            return Map.of();
        }
        Map<Method, RemnawaveEventListener> found = select(type);
        if (found.isEmpty()) {
            return found;
        }
        Map<Method, RemnawaveEventListener> ordered = new TreeMap<>(Comparator.comparing(Method::toString));
        ordered.putAll(found);
        return ordered;
    }

    /** As Spring tells its own beans from those of an application in its packages, such as its samples. */
    private static boolean isOfSpringItself(Class<?> type) {
        return type.getName().startsWith("org.springframework.")
                && !AnnotatedElementUtils.isAnnotated(type, Component.class);
    }

    private static Map<Method, RemnawaveEventListener> select(Class<?> type) {
        try {
            return MethodIntrospector.selectMethods(type, ANNOTATION);
        } catch (RuntimeException | LinkageError e) {
            log.debug("The methods of {} cannot be looked at, so it has no listeners", type.getName(), e);
            return Map.of();
        }
    }
}
