package io.remnawave.webhook.micronaut.listener;

import io.micronaut.context.BeanContext;
import io.micronaut.inject.BeanDefinition;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The definitions of all beans that could be injected: without those that are replaced or whose conditions do not hold. Stateless.
 */
final class InjectableBeans {

    private InjectableBeans() {}

    /** Each once. As objects Micronaut gives all but those that {@code @Bean(typed = …)} exposes as other types alone. */
    static Stream<BeanDefinition<?>> of(BeanContext beans) {
        Stream<BeanDefinition<?>> exposed = beans.getAllBeanDefinitions().stream()
                .flatMap(definition -> exposedType(definition).stream())
                .distinct()
                .flatMap(type -> beans.getBeanDefinitions(type).stream()
                        .filter(definition ->
                                exposedType(definition).filter(type::equals).isPresent()));
        return Stream.concat(beans.getBeanDefinitions(Object.class).stream(), exposed);
    }

    /** One of the types that a bean can be asked for by, always the same; none if it can be asked for as an object. */
    private static Optional<Class<?>> exposedType(BeanDefinition<?> definition) {
        Set<Class<?>> types = definition.getExposedTypes();
        return types.contains(Object.class)
                ? Optional.empty()
                : types.stream().min(Comparator.comparing(Class::getName));
    }
}
