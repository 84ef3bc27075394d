package io.remnawave.webhook.testkit.spring;

import io.remnawave.webhook.testkit.panel.PanelSecret;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.support.TestPropertySourceUtils;

/**
 * Adds a random secret to a context, before all other properties but those of the test itself. All instances are equal, so
 * that test classes share a cached context, and its secret.
 */
record WebhookSecretContextCustomizer() implements ContextCustomizer {

    private static final String PROPERTY = "remnawave.webhook.secret";

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        MutablePropertySources sources = context.getEnvironment().getPropertySources();
        PropertySource<?> ofTheTest = sources.get(TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME);
        if (ofTheTest != null && ofTheTest.containsProperty(PROPERTY)) {
            return;
        }
        sources.addFirst(new MapPropertySource("remnawaveTest", Map.of(PROPERTY, PanelSecret.random())));
    }
}
