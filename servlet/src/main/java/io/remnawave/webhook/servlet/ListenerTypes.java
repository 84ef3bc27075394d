package io.remnawave.webhook.servlet;

import io.remnawave.webhook.WebhookSettings;
import io.remnawave.webhook.spi.ListenerMethods;
import jakarta.servlet.ServletContext;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listener classes of an application: those its container has found, and those a property names. */
final class ListenerTypes {

    /** Class names with commas between them, for a container that looks for nothing. */
    static final String PROPERTY = "listeners";

    private static final Logger log = LoggerFactory.getLogger(RemnawaveWebhookInitializer.class);

    private static final String FOUND = ListenerTypes.class.getName() + ".found";

    private ListenerTypes() {}

    /** Keeps what the container has found for {@link #of}, be it asked by the initializer or by a declared servlet. */
    static void keep(Set<Class<?>> found, ServletContext context) {
        context.setAttribute(FOUND, among(found));
    }

    /** @throws IllegalArgumentException if a class that is named cannot be loaded */
    static List<Class<?>> of(WebhookProperties properties) {
        Set<Class<?>> types = new LinkedHashSet<>();
        if (properties.context().getAttribute(FOUND) instanceof Collection<?> found) {
            found.forEach(type -> types.add((Class<?>) type));
        }
        String names = properties.value(PROPERTY);
        if (names != null) {
            Stream.of(names.split(","))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .forEach(name -> types.add(load(name, properties.context())));
        }
        return List.copyOf(types);
    }

    /**
     * Containers differ in what they see: Jetty passes subclasses and annotation types, Tomcat the class with the method
     * alone. So that one application has the same listeners everywhere, only what is written on the class itself counts.
     */
    private static List<Class<?>> among(Set<Class<?>> found) {
        List<Class<?>> written = found.stream()
                .filter(type -> !type.isAnnotation() && isWrittenOn(type))
                .sorted(Comparator.comparing(Class::getName))
                .toList();
        return written.stream().filter(type -> canBeMade(type, written)).toList();
    }

    private static boolean isWrittenOn(Class<?> type) {
        return type.isAnnotationPresent(RemnawaveEventListeners.class)
                || Stream.of(type.getDeclaredMethods())
                        .anyMatch(method -> ListenerMethods.annotationOf(method) != null);
    }

    private static boolean canBeMade(Class<?> type, List<Class<?>> all) {
        // A subclass inherits the listeners: with both, each of them would run twice.
        if (all.stream().anyMatch(other -> other != type && type.isAssignableFrom(other))) {
            return false;
        }
        if (Modifier.isAbstract(type.getModifiers())) {
            log.warn(
                    "{} has Remnawave event listeners but is abstract, and no class was found that inherits them. Put"
                            + " @RemnawaveEventListeners on that class",
                    type.getName());
            return false;
        }
        return true;
    }

    private static Class<?> load(String name, ServletContext context) {
        try {
            return Class.forName(name, true, context.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            throw new IllegalArgumentException(
                    "The property " + WebhookSettings.PREFIX + PROPERTY + " names the class " + name
                            + ", which cannot be loaded. Write full names, with commas between them.",
                    e);
        }
    }
}
