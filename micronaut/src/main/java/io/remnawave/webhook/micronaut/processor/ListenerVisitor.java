package io.remnawave.webhook.micronaut.processor;

import io.micronaut.annotation.processing.visitor.JavaNativeElement;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.GenericPlaceholderElement;
import io.micronaut.inject.ast.MethodElement;
import io.micronaut.inject.ast.ParameterElement;
import io.micronaut.inject.visitor.TypeElementVisitor;
import io.micronaut.inject.visitor.VisitorContext;
import io.remnawave.webhook.listener.InvalidListenerException;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.spi.ListenerDefinition;
import io.remnawave.webhook.spi.ListenerRules;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * Makes a listener that could never run a compile error, by the rules that the receiver has at start-up. Found by Micronaut's
 * processor; stateless.
 */
public final class ListenerVisitor implements TypeElementVisitor<Object, RemnawaveEventListener> {

    private static final String PUBLISHER = "org.reactivestreams.Publisher";

    @Override
    public VisitorKind getVisitorKind() {
        return VisitorKind.ISOLATING;
    }

    @Override
    public void visitMethod(MethodElement method, VisitorContext context) {
        if (isForSubclassesToComplete(method)) {
            return;
        }
        try {
            // No warning of the compiler, which an application that allows none could not silence: a later panel may
            // send it.
            check(method).warnings().forEach(doubt -> context.info(doubt, method));
        } catch (InvalidListenerException e) {
            context.fail(String.valueOf(e.getMessage()), method);
        }
    }

    /** Whether only a subclass, which is checked then, says what the type of a parameter is. */
    private static boolean isForSubclassesToComplete(MethodElement method) {
        return method.getOwningType().isAbstract() && types(method).anyMatch(ListenerVisitor::isOpen);
    }

    private static boolean isOpen(ClassElement type) {
        return type instanceof GenericPlaceholderElement variable
                && variable.getResolved().isEmpty();
    }

    private static ListenerDefinition check(MethodElement method) {
        String id = idOf(method);
        checkCall(id, method);
        List<Class<?>> parameterTypes = new ArrayList<>();
        for (ParameterElement parameter : method.getParameters()) {
            // A type of the application's own, of which there is only source yet.
            if (!isContinuation(parameter) && !parameter.hasAnnotation(RemnawaveEventListener.Data.class)) {
                parameterTypes.add(load(id, parameter.getGenericType()));
            }
        }
        return ListenerDefinition.builder(id, arguments -> null)
                .names(List.of(method.stringValues(RemnawaveEventListener.class)))
                .parameterTypes(parameterTypes)
                .build();
    }

    static String idOf(MethodElement method) {
        return ListenerDefinition.idOf(
                method.getOwningType().getName(),
                isKotlin(method) ? ListenerRules.kotlinName(method.getName()) : method.getName(),
                types(method).map(ClassElement::getSimpleName).toList());
    }

    private static Stream<ClassElement> types(MethodElement method) {
        return Stream.of(method.getParameters())
                .filter(parameter -> !isContinuation(parameter))
                .map(ParameterElement::getGenericType);
    }

    /** Also where Kotlin's compiler has made Java of a {@code suspend} function, for kapt. */
    private static boolean isContinuation(ParameterElement parameter) {
        return ListenerRules.isContinuation(parameter.getType().getName());
    }

    /** By what is behind Micronaut's element, because it leaves Kotlin's own annotation out of it. */
    private static boolean isKotlin(MethodElement method) {
        Object type = method.getDeclaringType().getNativeType();
        return isElementOfKsp(type) || (type instanceof JavaNativeElement stub && isStubOfKapt(stub));
    }

    /** Asked first, because the classes for Java need not be there then. */
    private static boolean isElementOfKsp(Object nativeType) {
        return nativeType.getClass().getName().startsWith("io.micronaut.kotlin.");
    }

    private static boolean isStubOfKapt(JavaNativeElement stub) {
        return stub.element().getAnnotationMirrors().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().equals("kotlin.Metadata"));
    }

    private static void checkCall(String id, MethodElement method) {
        ListenerRules.requireInstanceMethod(id, method.isStatic());
        if (method.isPrivate()) {
            throw new InvalidListenerException(
                    id, "is private, so that it could be called by reflection alone. Remove the modifier.");
        }
        if (method.isReflectionRequired()) {
            throw new InvalidListenerException(
                    id,
                    "is inherited from another package and not public, so that it could be called by reflection alone."
                            + " Make it public in " + method.getDeclaringType().getName() + ".");
        }
        checkReturned(id, method);
    }

    private static void checkReturned(String id, MethodElement method) {
        ClassElement returned = method.getReturnType();
        if (method.isSuspend()) {
            ListenerRules.requireFinished(id, returned.getSimpleName(), isDroppable(returned));
            return;
        }
        boolean awaitable = returned.isVoid() || isStaged(method);
        boolean dropped = isKotlin(method) && isDroppable(returned);
        ListenerRules.requireAwaitable(
                id, returned.getSimpleName(), awaitable || dropped, "a CompletionStage or a Publisher");
        AsyncListeners.requireStaged(id, method, returned.getSimpleName(), isStaged(method));
    }

    /** Whether there is something to wait for when the method has returned. */
    private static boolean isStaged(MethodElement method) {
        ClassElement returned = method.getReturnType();
        return returned.isAssignable(CompletionStage.class) || returned.isAssignable(PUBLISHER);
    }

    /** Of a function of Kotlin, which gives what its expression gives. */
    private static boolean isDroppable(ClassElement type) {
        return !ListenerRules.isPending(type.getName())
                && type.getSuperType().map(ListenerVisitor::isDroppable).orElse(true)
                && type.getInterfaces().stream().allMatch(ListenerVisitor::isDroppable);
    }

    /** What can be a parameter lies beside this class; of the application's own classes there is only source yet. */
    private static Class<?> load(String id, ClassElement type) {
        try {
            return Class.forName(type.getName(), false, ListenerDefinition.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            InvalidListenerException invalid = new InvalidListenerException(
                    id,
                    "has a parameter of type " + type.getName() + ", which no event can fill. Take an event such as"
                            + " UserEvent, what an event carries such as User, or Delivery.");
            invalid.initCause(e);
            throw invalid;
        }
    }
}
