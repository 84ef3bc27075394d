package io.remnawave.webhook.spring;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/**
 * Where a property that is true or false says so. Unlike Spring Boot's own condition it reads the property as the binder does:
 * {@code on}, {@code yes} and {@code 1} are true as well, and what is neither stops the start.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnSwitchCondition.class)
public @interface ConditionalOnSwitch {

    /** The whole name of the property. */
    String value();

    /** What it has to be. */
    boolean is() default true;

    /** What it is where it is not set. */
    boolean byDefault() default false;
}
