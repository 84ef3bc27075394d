package io.remnawave.webhook.micronaut;

import io.micronaut.context.condition.Condition;
import io.micronaut.context.condition.ConditionContext;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.core.value.PropertyResolver;
import io.remnawave.webhook.WebhookSettings;

/** Reads the property of a {@link RequiresSwitch}. Public for the classes that Micronaut derives; stateless. */
public final class SwitchCondition implements Condition {

    /** @throws IllegalArgumentException if the property is neither true nor false */
    @Override
    @SuppressWarnings("rawtypes") // of Micronaut's own interface
    public boolean matches(ConditionContext context) {
        AnnotationValue<RequiresSwitch> asked =
                context.getComponent().getAnnotationMetadata().getAnnotation(RequiresSwitch.class);
        boolean on = isOn(
                (PropertyResolver) context.getBeanContext(),
                asked.stringValue().orElseThrow(),
                asked.isTrue("byDefault"));
        return on == asked.booleanValue("is").orElse(true);
    }

    /**
     * Whether a property is true, by the words of {@link WebhookSettings#flag}.
     *
     * @throws IllegalArgumentException if it is neither true nor false
     */
    public static boolean isOn(PropertyResolver properties, String property, boolean byDefault) {
        return WebhookSettings.flag(
                name -> properties.getProperty(name, String.class).orElse(null), property, byDefault);
    }
}
