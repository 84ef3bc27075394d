package io.remnawave.webhook.testkit.junit;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.core.env.Environment;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** The application of a Spring test, asked through its environment. Loaded only where Spring's extension is. */
final class SpringApplicationUnderTest implements ApplicationUnderTest {

    private final ExtensionContext context;

    SpringApplicationUnderTest(ExtensionContext context) {
        this.context = context;
    }

    @Override
    public URI url() {
        Environment environment = environment();
        String port = environment.getProperty("local.server.port");
        if (port == null) {
            throw new IllegalStateException(
                    "The application of " + context.getRequiredTestClass().getName()
                            + " has no port to deliver to. Use @SpringBootTest(webEnvironment = RANDOM_PORT), or give"
                            + " @RemnawaveTest a url.");
        }
        String base = environment.getProperty("server.servlet.context-path", "")
                + environment.getProperty("spring.webflux.base-path", "");
        return URI.create(
                "http://localhost:" + port + base + environment.getProperty("remnawave.webhook.path", DEFAULT_PATH));
    }

    @Override
    public Optional<String> secret() {
        return Optional.ofNullable(environment().getProperty("remnawave.webhook.secret"));
    }

    private Environment environment() {
        return SpringExtension.getApplicationContext(context).getEnvironment();
    }
}
