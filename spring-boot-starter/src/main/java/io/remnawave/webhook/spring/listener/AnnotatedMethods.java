package io.remnawave.webhook.spring.listener;

import io.remnawave.webhook.listener.InvalidListenerException;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodIntrospector.MetadataLookup;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

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
     *
     * @throws InvalidListenerException if such a class has listeners all the same
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

    /** Those of a class that are none of a superclass or interface of it. */
    static Map<Method, RemnawaveEventListener> beyond(Class<?> inherited, Class<?> type) {
        Set<Method> known = of(inherited).keySet();
        Map<Method, RemnawaveEventListener> more = new LinkedHashMap<>(of(type));
        more.keySet().removeIf(method -> known.stream().anyMatch(other -> isSame(method, other)));
        return more;
    }

    /**
     * The simple name of the first of these annotations that a method carries, or its class, be it inherited or on another
     * annotation. By name, because Spring knows annotations of Jakarta EE as well, which need not be there.
     */
    static Optional<String> firstPresent(List<String> annotations, Method method, Class<?> type) {
        MergedAnnotations ofMethod = MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY);
        MergedAnnotations ofType = MergedAnnotations.from(type, SearchStrategy.TYPE_HIERARCHY);
        return annotations.stream()
                .filter(name -> ofMethod.isPresent(name) || ofType.isPresent(name))
                .findFirst()
                .map(ClassUtils::getShortName);
    }

    private static boolean isSame(Method method, Method other) {
        return method.getName().equals(other.getName())
                && Arrays.equals(method.getParameterTypes(), other.getParameterTypes());
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
            if (isAnnotatedInItsFile(type)) {
                throw new InvalidListenerException(
                        "of " + type.getName(),
                        "cannot be looked at, because a class that it names is missing ("
                                + NestedExceptionUtils.getMostSpecificCause(e).getMessage()
                                + "). Add the dependency, or move the listeners to a class of their own.");
            }
            log.debug("The methods of {} cannot be looked at, and none is a listener", type.getName(), e);
            return Map.of();
        }
    }

    private static boolean isAnnotatedInItsFile(Class<?> type) {
        try {
            return new SimpleMetadataReaderFactory(type.getClassLoader())
                    .getMetadataReader(type.getName())
                    .getAnnotationMetadata()
                    .hasAnnotatedMethods(RemnawaveEventListener.class.getName());
        } catch (IOException e) { // there is no file of a class that was made while running
            return false;
        }
    }
}
