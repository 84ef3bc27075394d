package io.remnawave.webhook.testkit.junit;

import io.remnawave.webhook.WebhookSettings;
import io.remnawave.webhook.testkit.internal.SecretProperties;
import io.remnawave.webhook.testkit.panel.PanelSecret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** The random secrets of a test class, and the system properties that tell an application of them while the class runs. */
// JUnit 6 wants an AutoCloseable, and up to 5.12 it has to be the other.
@SuppressWarnings("deprecation")
final class TestSecret implements Store.CloseableResource, AutoCloseable {

    private static final Namespace NAMESPACE = Namespace.create(TestSecret.class);

    private final String value;
    private final Map<String, Optional<String>> before = new LinkedHashMap<>();

    private TestSecret(boolean publish) {
        SecretProperties given = propertiesOfThisProcess();
        Map<String, String> published = given.areNamed()
                ? given.filled(PanelSecret::random)
                : Map.of(SecretProperties.SINGLE, PanelSecret.random());
        value = new SecretProperties(name -> Optional.ofNullable(published.get(name)))
                .first()
                .orElseThrow();
        if (publish) {
            published.forEach(
                    (name, secret) -> before.put(name, Optional.ofNullable(System.setProperty(name, secret))));
        }
    }

    /** The secret of a test class, made when it is first asked for; nested classes share that of the outermost one. */
    static String of(ExtensionContext context) {
        Store store = context.getStore(NAMESPACE);
        TestSecret secret = store.get(TestSecret.class, TestSecret.class);
        if (secret == null) {
            secret = new TestSecret(!Applications.isSpring(context));
            store.put(TestSecret.class, secret);
        }
        return secret.value;
    }

    static SecretProperties propertiesOfThisProcess() {
        Function<String, @Nullable String> properties = WebhookSettings.environment();
        return new SecretProperties(name -> Optional.ofNullable(properties.apply(name)));
    }

    @Override
    public void close() {
        before.forEach((name, value) ->
                value.ifPresentOrElse(text -> System.setProperty(name, text), () -> System.clearProperty(name)));
    }
}
