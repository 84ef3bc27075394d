package io.remnawave.webhook.spring;

import io.remnawave.webhook.testkit.compatibility.SignedBody;
import java.net.URI;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A whole Spring Boot application on a free port. */
public final class RunningApplication implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private RunningApplication(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts one with the secret of the compatibility kit. */
    public static RunningApplication start(
            WebApplicationType type, Map<String, Object> properties, Class<?>... configurations) {
        return start(type, properties, context -> {}, configurations);
    }

    public static RunningApplication start(
            WebApplicationType type,
            Map<String, Object> properties,
            ApplicationContextInitializer<GenericApplicationContext> initializer,
            Class<?>... configurations) {
        return new RunningApplication(new SpringApplicationBuilder(Application.class)
                .sources(configurations)
                .web(type)
                .properties(Map.of(
                        "server.port",
                        "0",
                        "remnawave.webhook.secret",
                        SignedBody.SECRET,
                        "spring.main.banner-mode",
                        "off"))
                .properties(properties)
                .initializers(context -> initializer.initialize((GenericApplicationContext) context))
                .run());
    }

    public URI url(String path) {
        return URI.create("http://localhost:" + port("local.server.port") + path);
    }

    public String port(String property) {
        return context.getEnvironment().getRequiredProperty(property);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {}
}
