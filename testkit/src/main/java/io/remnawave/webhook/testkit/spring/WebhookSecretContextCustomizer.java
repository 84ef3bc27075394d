package io.remnawave.webhook.testkit.spring;

import io.remnawave.webhook.testkit.internal.SecretProperties;
import io.remnawave.webhook.testkit.panel.PanelSecret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.support.TestPropertySourceUtils;

/**
 * Adds a random secret to a context, before all other properties but those of the test itself. Where the application names
 * several secrets, each keeps the value that it has, and only those without one get a random one. All instances are equal,
 * so that test classes share a cached context, and its secrets.
 */
record WebhookSecretContextCustomizer() implements ContextCustomizer {

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        ConfigurableEnvironment environment = context.getEnvironment();
        Map<String, Object> added = new LinkedHashMap<>();
        SecretProperties secrets = new SecretProperties(name -> resolved(environment, name));
        if (secrets.areNamed()) {
            added.putAll(secrets.filled(PanelSecret::random));
        }
        boolean isMissing = environment.containsProperty(SecretProperties.SINGLE)
                && resolved(environment, SecretProperties.SINGLE).isEmpty();
        if (secrets.areNamed() ? isMissing : !isOfTheTest(environment)) {
            added.put(SecretProperties.SINGLE, PanelSecret.random());
        }
        environment.getPropertySources().addFirst(new MapPropertySource("remnawaveTest", added));
    }

    private static boolean isOfTheTest(ConfigurableEnvironment environment) {
        PropertySource<?> ofTheTest =
                environment.getPropertySources().get(TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME);
        return ofTheTest != null && ofTheTest.containsProperty(SecretProperties.SINGLE);
    }

    /** Empty also where a placeholder has no value here: {@code ${EU_SECRET}} of the machine that it will run on. */
    private static Optional<String> resolved(ConfigurableEnvironment environment, String name) {
        try {
            return Optional.ofNullable(environment.getProperty(name)).filter(value -> !value.isBlank());
        } catch (IllegalArgumentException unresolvable) {
            return Optional.empty();
        }
    }
}
