package io.remnawave.webhook.testkit.junit;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.MicronautJunit5Extension;
import io.remnawave.webhook.testkit.internal.SecretProperties;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** The application of a Micronaut test, asked through its context. Loaded only where Micronaut's extension is. */
final class MicronautApplicationUnderTest implements ApplicationUnderTest {

    /** Where Micronaut's extension keeps its context. */
    private static final Namespace NAMESPACE = Namespace.create(MicronautJunit5Extension.class);

    private final ExtensionContext context;

    MicronautApplicationUnderTest(ExtensionContext context) {
        this.context = context;
    }

    @Override
    public URI url() {
        ApplicationContext application = application();
        EmbeddedServer server = application
                .findBean(EmbeddedServer.class)
                .filter(EmbeddedServer::isRunning)
                .orElseThrow(() -> new IllegalStateException("The application of "
                        + context.getRequiredTestClass().getName()
                        + " runs no embedded server. Add an HTTP server to the tests, or give @RemnawaveTest a url."));
        String path =
                application.getProperty("remnawave.webhook.path", String.class).orElse(DEFAULT_PATH);
        String base = application
                .getProperty("micronaut.server.context-path", String.class)
                .map(text -> text.startsWith("/") ? text : "/" + text)
                .orElse("");
        return URI.create(server.getScheme() + "://localhost:" + server.getPort() + base + path);
    }

    @Override
    public Optional<String> secret() {
        return secrets().first();
    }

    @Override
    public Optional<String> secret(String id) {
        return secrets().named(id);
    }

    private SecretProperties secrets() {
        ApplicationContext application = application();
        // REMNAWAVE_WEBHOOK_SECRETS_0_ID of the environment is secrets.0.id to Micronaut.
        return new SecretProperties(name -> application
                .getProperty(name, String.class)
                .or(() -> application.getProperty(name.replace('[', '.').replace("]", ""), String.class)));
    }

    private ApplicationContext application() {
        @Nullable
        ApplicationContext application =
                context.getRoot().getStore(NAMESPACE).get(ApplicationContext.class, ApplicationContext.class);
        if (application == null) {
            throw new IllegalStateException("The Micronaut application of "
                    + context.getRequiredTestClass().getName() + " has not been started yet.");
        }
        return application;
    }
}
