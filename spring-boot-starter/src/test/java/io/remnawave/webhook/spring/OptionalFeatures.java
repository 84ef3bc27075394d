package io.remnawave.webhook.spring;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Leaves out what is on the class path for some tests only, unless the property {@code test.with} names it, and what
 * {@code test.without} names. By words in the package names, because those moved between Spring Boot 3 and 4.
 */
@Order(Ordered.HIGHEST_PRECEDENCE) // so that nobody looks for the classes of what is left out
class OptionalFeatures implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final List<String> FOR_SOME_TESTS = List.of(
            "actuate", "micrometer", "security", "jdbc", "modulith", "orm", "hibernate", "data", "flyway", "liquibase");

    private final List<String> unwanted = new ArrayList<>(FOR_SOME_TESTS);

    @Override
    public void setEnvironment(Environment environment) {
        unwanted.removeAll(words(environment, "test.with"));
        unwanted.addAll(words(environment, "test.without"));
    }

    private static List<String> words(Environment environment, String property) {
        return List.of(environment.getProperty(property, String[].class, new String[0]));
    }

    @Override
    public boolean[] match(String[] autoConfigurations, AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[autoConfigurations.length];
        for (int i = 0; i < matches.length; i++) {
            String name = autoConfigurations[i];
            matches[i] = name == null
                    || name.startsWith("io.remnawave.")
                    || unwanted.stream().noneMatch(feature -> name.contains("." + feature + "."));
        }
        return matches;
    }
}
