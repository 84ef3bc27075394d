package io.remnawave.webhook.testkit.junit;

import io.remnawave.webhook.testkit.panel.PanelSecret;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** The random secret of a test class, and the system property that tells an application of it while the class runs. */
// JUnit 6 closes any AutoCloseable; up to 5.12 it has to be this interface.
@SuppressWarnings("deprecation")
final class TestSecret implements Store.CloseableResource {

    private static final String PROPERTY = "remnawave.webhook.secret";

    private static final Namespace NAMESPACE = Namespace.create(TestSecret.class);

    private final String value = PanelSecret.random();
    private final @Nullable String before = System.getProperty(PROPERTY);
    private final boolean published;

    private TestSecret(boolean publish) {
        published = publish;
        if (publish) {
            System.setProperty(PROPERTY, value);
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

    @Override
    public void close() {
        if (published && before == null) {
            System.clearProperty(PROPERTY);
        } else if (published) {
            System.setProperty(PROPERTY, before);
        }
    }
}
