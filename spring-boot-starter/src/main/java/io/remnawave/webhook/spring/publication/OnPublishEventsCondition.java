package io.remnawave.webhook.spring.publication;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Reads the property as the binder does: Spring Boot's own conditions take {@code no} and {@code off} for a yes, or {@code on} for a no. */
final class OnPublishEventsCondition implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return context.getEnvironment()
                .getProperty("remnawave.webhook.publish-application-events", Boolean.class, false);
    }
}
