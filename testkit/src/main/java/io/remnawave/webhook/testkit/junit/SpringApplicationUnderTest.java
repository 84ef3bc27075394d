package io.remnawave.webhook.testkit.junit;

import io.remnawave.webhook.testkit.internal.SecretProperties;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.context.WebApplicationContext;

/** The application of a Spring test, asked through its environment. Loaded only where Spring's extension is. */
final class SpringApplicationUnderTest implements ApplicationUnderTest {

    /** Each of these turns the server of Spring Boot to HTTPS. */
    private static final List<String> CERTIFICATES =
            List.of("server.ssl.bundle", "server.ssl.key-store", "server.ssl.certificate");

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
        return URI.create((isEncrypted(environment) ? "https" : "http") + "://localhost:" + port + base()
                + environment.getProperty("remnawave.webhook.path", DEFAULT_PATH));
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
        Environment environment = environment();
        return new SecretProperties(name -> Optional.ofNullable(environment.getProperty(name)));
    }

    /** What stands before every path of the stack that the application has; the properties of the other mean nothing. */
    private String base() {
        Environment environment = environment();
        return isServlet()
                ? clean(environment.getProperty("server.servlet.context-path", ""))
                        + clean(environment.getProperty("spring.mvc.servlet.path", ""))
                : clean(environment.getProperty("spring.webflux.base-path", ""));
    }

    private boolean isServlet() {
        return ClassUtils.isPresent("org.springframework.web.context.WebApplicationContext", null)
                && application() instanceof WebApplicationContext;
    }

    /** As Spring Boot does it: with a slash before it and none after it. */
    private static String clean(String path) {
        String within = StringUtils.trimTrailingCharacter(StringUtils.trimLeadingCharacter(path.strip(), '/'), '/');
        return within.isEmpty() ? "" : "/" + within;
    }

    private static boolean isEncrypted(Environment environment) {
        return environment.getProperty("server.ssl.enabled", Boolean.class, true)
                && CERTIFICATES.stream().anyMatch(environment::containsProperty);
    }

    private Environment environment() {
        return application().getEnvironment();
    }

    private ApplicationContext application() {
        return SpringExtension.getApplicationContext(context);
    }
}
