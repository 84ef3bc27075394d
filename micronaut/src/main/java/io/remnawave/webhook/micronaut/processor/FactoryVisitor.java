package io.remnawave.webhook.micronaut.processor;

import io.micronaut.context.annotation.Executable;
import io.micronaut.context.annotation.Factory;
import io.micronaut.inject.ast.ElementQuery;
import io.micronaut.inject.ast.MethodElement;
import io.micronaut.inject.visitor.TypeElementVisitor;
import io.micronaut.inject.visitor.VisitorContext;
import io.remnawave.webhook.listener.RemnawaveEventListener;

/**
 * Makes the listener methods of a bean that a factory makes executable too, which Micronaut does only where the factory's
 * method says so. Found by Micronaut's processor; stateless.
 */
public final class FactoryVisitor implements TypeElementVisitor<Factory, Object> {

    @Override
    public VisitorKind getVisitorKind() {
        return VisitorKind.ISOLATING;
    }

    @Override
    public void visitMethod(MethodElement method, VisitorContext context) {
        boolean makesAListener = !method.getReturnType()
                .getEnclosedElements(ElementQuery.ALL_METHODS.annotated(
                        candidate -> candidate.hasStereotype(RemnawaveEventListener.class)))
                .isEmpty();
        if (makesAListener) {
            method.annotate(Executable.class);
        }
    }
}
