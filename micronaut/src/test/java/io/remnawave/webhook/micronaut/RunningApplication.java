package io.remnawave.webhook.micronaut;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.runtime.server.EmbeddedServer;
import io.remnawave.webhook.testkit.compatibility.Panel;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** A whole Micronaut application on a free port. Beans of the tests take part where {@code test.with} names them. */
public final class RunningApplication implements AutoCloseable {

    private final EmbeddedServer server;

    private RunningApplication(EmbeddedServer server) {
        this.server = server;
    }

    /** Starts one with the secret of the compatibility kit. */
    public static RunningApplication start(Map<String, Object> properties, Object... singletons) {
        Map<String, Object> all = new HashMap<>(properties);
        all.putIfAbsent("remnawave.webhook.secret", SignedBody.SECRET);
        all.putIfAbsent("micronaut.security.enabled", false);
        return start(ApplicationContext.builder().properties(all).singletons(singletons));
    }

    /** With the beans that a test has made for itself. */
    public static RunningApplication with(Class<?> test, Object... moreProperties) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("test.with", test.getSimpleName());
        for (int i = 0; i < moreProperties.length; i += 2) {
            properties.put((String) moreProperties[i], moreProperties[i + 1]);
        }
        return start(properties);
    }

    public static RunningApplication start(ApplicationContextBuilder builder) {
        ApplicationContext context =
                builder.properties(Map.of("micronaut.server.port", -1)).start();
        try {
            return new RunningApplication(context.getBean(EmbeddedServer.class).start());
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }

    public URI url(String path) {
        return server.getURI().resolve(path);
    }

    /** A panel that sends to the default path. */
    public Panel panel() {
        return new Panel(url("/remnawave/webhook"));
    }

    public <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    public ApplicationContext context() {
        return server.getApplicationContext();
    }

    /** As Micronaut does it when the process is told to end: the server first, which then closes the context. */
    @Override
    public void close() {
        server.stop();
    }
}
