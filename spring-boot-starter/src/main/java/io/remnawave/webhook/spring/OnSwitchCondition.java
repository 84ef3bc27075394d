package io.remnawave.webhook.spring;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Reads the property of a {@link ConditionalOnSwitch}. */
final class OnSwitchCondition implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConditionalOnSwitch asked =
                metadata.getAnnotations().get(ConditionalOnSwitch.class).synthesize();
        return isOn(context.getEnvironment(), asked) == asked.is();
    }

    private static boolean isOn(Environment environment, ConditionalOnSwitch asked) {
        try {
            return environment.getProperty(asked.value(), Boolean.class, asked.byDefault());
        } catch (ConversionException e) {
            InvalidConfigurationPropertyValueException invalid = new InvalidConfigurationPropertyValueException(
                    asked.value(),
                    environment.getProperty(asked.value()),
                    "It must be true, on, yes or 1, or else false, off, no or 0.");
            invalid.initCause(e);
            throw invalid;
        }
    }
}
