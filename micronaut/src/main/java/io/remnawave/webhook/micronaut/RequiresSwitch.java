package io.remnawave.webhook.micronaut;

import io.micronaut.context.annotation.Requires;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Where a property that is true or false says so, in any word that {@link io.remnawave.webhook.WebhookSettings#flag} takes; what
 * is neither stops the start. {@link Requires} compares texts, and takes {@code on} and a typo for the opposite.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Requires(condition = SwitchCondition.class)
public @interface RequiresSwitch {

    /** The whole name of the property. */
    String value();

    /** What it has to be. */
    boolean is() default true;

    /** What it is where it is not set. */
    boolean byDefault() default false;
}
