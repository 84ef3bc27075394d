package io.remnawave.webhook.spi;

import io.remnawave.webhook.internal.listener.AnnotatedMethods;
import io.remnawave.webhook.internal.listener.ParameterTypes;
import io.remnawave.webhook.listener.InvalidListenerException;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Finds the {@link RemnawaveEventListener} methods of an object, and of what it inherits, whatever their visibility. */
public final class ListenerMethods {

    private ListenerMethods() {}

    /**
     * The listeners of an object, in no particular order but the same at every start.
     *
     * @throws InvalidListenerException if there is none, or one could never work
     */
    public static List<ListenerDefinition> of(Object target) {
        List<ListenerDefinition> listeners = new ArrayList<>();
        AnnotatedMethods.find(target.getClass())
                .forEach((method, annotation) -> listeners.add(define(target, method, annotation)));
        if (listeners.isEmpty()) {
            throw new InvalidListenerException(
                    target.getClass().getName(),
                    "has no method with @RemnawaveEventListener. Annotate one, or do not register the object.");
        }
        return listeners;
    }

    /** Whether a class has or inherits a listener method. */
    public static boolean existIn(Class<?> type) {
        return !AnnotatedMethods.find(type).isEmpty();
    }

    /** The annotation of a method, be it on another annotation of the method, or {@code null}. */
    public static @Nullable RemnawaveEventListener annotationOf(Method method) {
        return AnnotatedMethods.annotationOf(method);
    }

    /** The id that the annotation gives, or else that of the method. */
    public static String idOf(RemnawaveEventListener annotation, Class<?> type, Method method) {
        return annotation.id().isEmpty() ? ListenerDefinition.idOf(type, method) : annotation.id();
    }

    /**
     * See {@link ListenerDefinition#dataTypes()}. A type variable of a superclass is what the class says it is.
     *
     * @throws InvalidListenerException if the class leaves it open
     */
    public static Map<Integer, Type> dataTypesOf(String id, Class<?> type, Method method) {
        Map<Integer, Type> dataTypes = new HashMap<>();
        Parameter[] parameters = method.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i].isAnnotationPresent(RemnawaveEventListener.Data.class)) {
                dataTypes.put(i, dataType(id, type, parameters[i].getParameterizedType()));
            }
        }
        return dataTypes;
    }

    private static Type dataType(String id, Class<?> type, Type written) {
        Type bound = ParameterTypes.boundOf(written, type);
        if (bound == null) {
            throw new InvalidListenerException(
                    id,
                    "takes @Data of the type " + written.getTypeName() + ", and " + type.getName()
                            + " does not say what that is, so nothing could be bound to it. Declare a class that extends it"
                            + " with a type in the place of the variable.");
        }
        return bound;
    }

    private static ListenerDefinition define(Object target, Method method, RemnawaveEventListener annotation) {
        String id = idOf(annotation, target.getClass(), method);
        ListenerRules.requireInstanceMethod(id, Modifier.isStatic(method.getModifiers()));
        if (ListenerRules.isSuspending(method)) {
            throw new InvalidListenerException(
                    id,
                    "is a suspend function, which only an adapter for Spring or Micronaut calls. Take the word away and return a"
                            + " stage, which is awaited: fun name(event: UserEvent): CompletionStage<*> = scope.future { … },"
                            + " with future from kotlinx-coroutines-core.");
        }
        Class<?> returned = method.getReturnType();
        boolean staged = CompletionStage.class.isAssignableFrom(returned);
        ListenerRules.requireAwaitable(id, method, returned, staged || returned == void.class, "a CompletionStage");
        try {
            return ListenerDefinition.builder(id, MethodInvoker.of(target, method))
                    .names(List.of(annotation.value()))
                    .order(annotation.order())
                    .parameterTypes(ParameterTypes.of(method, target.getClass()))
                    .dataTypes(dataTypesOf(id, target.getClass(), method))
                    .blocking(!staged)
                    .build();
        } catch (IllegalAccessException e) {
            InvalidListenerException invalid = new InvalidListenerException(
                    id,
                    "cannot be called, because its module does not open the package. Add \"opens "
                            + method.getDeclaringClass().getPackageName()
                            + " to io.remnawave.webhook.core;\" to its module-info.java.");
            invalid.initCause(e);
            throw invalid;
        }
    }
}
