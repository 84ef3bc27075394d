package io.remnawave.webhook.spring;

import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Leaves out what is on the class path for some tests only, unless the property {@code test.with} names it. By words in the package
 * names, because those moved between Spring Boot 3 and 4.
 */
@Order(Ordered.HIGHEST_PRECEDENCE) // so that nobody looks for the classes of what is left out
class OptionalFeatures implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final List<String> FEATURES = List.of(
            "actuate", "micrometer", "security", "jdbc", "modulith", "orm", "hibernate", "data", "flyway", "liquibase");

    private List<String> wanted = List.of();

    @Override
    public void setEnvironment(Environment environment) {
        wanted = List.of(environment.getProperty("test.with", String[].class, new String[0]));
    }

    @Override
    public boolean[] match(String[] autoConfigurations, AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[autoConfigurations.length];
        for (int i = 0; i < matches.length; i++) {
            String name = autoConfigurations[i];
            matches[i] = name == null
                    || name.startsWith("io.remnawave.")
                    || FEATURES.stream()
                            .noneMatch(feature -> name.contains("." + feature + ".") && !wanted.contains(feature));
        }
        return matches;
    }
}
