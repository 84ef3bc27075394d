package io.remnawave.webhook.micronaut.processor;

import io.micronaut.context.annotation.Executable;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.inject.annotation.TypedAnnotationTransformer;
import io.micronaut.inject.visitor.VisitorContext;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import java.util.List;

/**
 * Makes {@link RemnawaveEventListener} mean {@link Executable} as well, which core, knowing no framework, cannot say itself.
 * Found by Micronaut's processor; stateless.
 */
public final class ListenerTransformer implements TypedAnnotationTransformer<RemnawaveEventListener> {

    private static final AnnotationValue<Executable> EXECUTABLE =
            AnnotationValue.builder(Executable.class).build();

    @Override
    public Class<RemnawaveEventListener> annotationType() {
        return RemnawaveEventListener.class;
    }

    @Override
    public List<AnnotationValue<?>> transform(
            AnnotationValue<RemnawaveEventListener> annotation, VisitorContext visitorContext) {
        return List.of(annotation.mutate().stereotype(EXECUTABLE).build());
    }
}
