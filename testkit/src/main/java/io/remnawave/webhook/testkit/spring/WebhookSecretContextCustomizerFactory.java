package io.remnawave.webhook.testkit.spring;

import io.remnawave.webhook.testkit.junit.RemnawaveTest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Has the application contexts of {@link RemnawaveTest} classes know a secret before they start. Found by Spring. */
public final class WebhookSecretContextCustomizerFactory implements ContextCustomizerFactory {

    /** For Spring. */
    public WebhookSecretContextCustomizerFactory() {}

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configuration) {
        return TestContextAnnotationUtils.hasAnnotation(testClass, RemnawaveTest.class)
                ? new WebhookSecretContextCustomizer()
                : null;
    }
}
