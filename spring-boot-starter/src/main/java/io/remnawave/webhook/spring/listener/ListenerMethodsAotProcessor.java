package io.remnawave.webhook.spring.listener;

import io.remnawave.webhook.listener.RemnawaveEventListener;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.core.GenericTypeResolver;
import org.springframework.util.ClassUtils;

/** Lets a native image find and call the listener methods of every bean, and bind what they ask for as types of their own. */
final class ListenerMethodsAotProcessor implements BeanRegistrationAotProcessor {

    @Override
    public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean bean) {
        Class<?> type = ClassUtils.getUserClass(bean.getBeanClass());
        Set<Method> methods = AnnotatedMethods.of(type).keySet();
        return methods.isEmpty()
                ? null
                : (context, code) -> methods.forEach(method ->
                        register(method, type, context.getRuntimeHints().reflection()));
    }

    /** Also as an interface declares it, which is what a JDK proxy is called by. */
    private static void register(Method method, Class<?> type, ReflectionHints hints) {
        hints.registerMethod(method, ExecutableMode.INVOKE);
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(RemnawaveEventListener.Data.class)) {
                Type data = GenericTypeResolver.resolveType(parameter.getParameterizedType(), type);
                new BindingReflectionHintsRegistrar().registerReflectionHints(hints, data);
            }
        }
        for (Class<?> implemented : ClassUtils.getAllInterfacesForClassAsSet(type)) {
            Method declared =
                    ClassUtils.getMethodIfAvailable(implemented, method.getName(), method.getParameterTypes());
            if (declared != null) {
                hints.registerMethod(declared, ExecutableMode.INVOKE);
            }
        }
    }
}
