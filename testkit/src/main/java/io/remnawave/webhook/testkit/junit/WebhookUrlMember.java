package io.remnawave.webhook.testkit.junit;

import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** The member of a test class that is annotated with {@link WebhookUrl}. */
final class WebhookUrlMember implements ApplicationUnderTest {

    private final Member member;
    private final ExtensionContext context;

    private WebhookUrlMember(Member member, ExtensionContext context) {
        this.member = member;
        this.context = context;
    }

    static Optional<ApplicationUnderTest> find(ExtensionContext context) {
        for (Class<?> type = context.getRequiredTestClass(); type != null; type = type.getEnclosingClass()) {
            for (Field field : AnnotationSupport.findAnnotatedFields(type, WebhookUrl.class)) {
                return Optional.of(new WebhookUrlMember(field, context));
            }
            for (Method method :
                    AnnotationSupport.findAnnotatedMethods(type, WebhookUrl.class, HierarchyTraversalMode.TOP_DOWN)) {
                return Optional.of(new WebhookUrlMember(method, context));
            }
        }
        return Optional.empty();
    }

    @Override
    public URI url() {
        Object value = value();
        if (value == null) {
            throw new IllegalStateException("The @WebhookUrl " + member.getName()
                    + " has no value yet. Start the application before something is emitted.");
        }
        return URI.create(value.toString());
    }

    private @Nullable Object value() {
        Object instance = Modifier.isStatic(member.getModifiers()) ? null : instance();
        if (member instanceof Method method) {
            return ReflectionSupport.invokeMethod(method, instance);
        }
        return ReflectionSupport.tryToReadFieldValue((Field) member, instance)
                .getOrThrow(failure ->
                        new IllegalStateException("The @WebhookUrl " + member.getName() + " cannot be read", failure));
    }

    private Object instance() {
        return context.getRequiredTestInstances()
                .findInstance(member.getDeclaringClass())
                .orElseThrow(() -> new IllegalStateException(
                        "There is no instance of " + member.getDeclaringClass().getName()
                                + " to ask for the @WebhookUrl " + member.getName() + "; make it static."));
    }
}
