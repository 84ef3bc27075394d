package io.remnawave.webhook.micronaut.processor;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Executable;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.annotation.AnnotationUtil;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.ElementQuery;
import io.micronaut.inject.ast.FieldElement;
import io.micronaut.inject.ast.MemberElement;
import io.micronaut.inject.ast.MethodElement;
import io.micronaut.inject.visitor.TypeElementVisitor;
import io.micronaut.inject.visitor.VisitorContext;
import io.remnawave.webhook.listener.InvalidListenerException;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import java.util.List;

/**
 * Makes the listener methods of a bean that a factory makes executable too, which Micronaut does only where the factory's
 * method or field says so, and refuses those that the factory's package could not call. Marks what declares a supertype
 * of the bean, perhaps. Found by Micronaut's processor; stateless.
 */
public final class FactoryVisitor implements TypeElementVisitor<Factory, Object> {

    @Override
    public VisitorKind getVisitorKind() {
        return VisitorKind.ISOLATING;
    }

    @Override
    public void visitMethod(MethodElement method, VisitorContext context) {
        if (method.hasDeclaredStereotype(Bean.class.getName(), AnnotationUtil.SCOPE)) {
            visitProducer(method, method.getGenericReturnType(), context);
        }
    }

    @Override
    public void visitField(FieldElement field, VisitorContext context) {
        if (field.hasDeclaredStereotype(Bean.class)) {
            visitProducer(field, field.getGenericType(), context);
        }
    }

    private static void visitProducer(MemberElement producer, ClassElement made, VisitorContext context) {
        List<MethodElement> listeners = made.getEnclosedElements(
                ElementQuery.ALL_METHODS.annotated(candidate -> candidate.hasStereotype(RemnawaveEventListener.class)));
        ClassElement factory = producer.getOwningType();
        for (MethodElement listener : listeners) {
            if (listener.isReflectionRequired(factory)) {
                context.fail(unreachable(listener, factory).getMessage(), producer);
            }
        }
        if (!listeners.isEmpty()) {
            producer.annotate(Executable.class);
        } else if (!made.isFinal() && !made.isPrimitive() && !made.isArray() && !made.isEnum()) {
            producer.annotate(OpenType.class);
        }
    }

    private static InvalidListenerException unreachable(MethodElement listener, ClassElement factory) {
        return new InvalidListenerException(
                ListenerVisitor.idOf(listener),
                "is neither public nor in the package of the factory " + factory.getName()
                        + " that makes its bean, so that it could be called by reflection alone. Make it public.");
    }
}
