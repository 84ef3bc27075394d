package io.remnawave.webhook.micronaut.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.remnawave.webhook.inbox.Inbox;
import io.remnawave.webhook.micronaut.ClassPath;
import io.remnawave.webhook.micronaut.RunningApplication;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An application that does not have the module of the inbox among its libraries. */
class MissingInboxTest {

    @ParameterizedTest
    @CsvSource({
        "remnawave.webhook.inbox.enabled, true, remnawave.webhook.inbox.enabled is true",
        "remnawave.webhook.claims.store, jdbc, remnawave.webhook.claims.store is jdbc"
    })
    void failsToStartAndNamesTheDependencyWhereTheInboxIsAskedFor(String property, String value, String message)
            throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        ClassLoader withoutInbox = ClassPath.without(entry -> entry.contains("remnawave-webhook-inbox")
                || entry.replace('\\', '/').endsWith("inbox/target/classes"));
        try {
            assertThatThrownBy(() -> withoutInbox.loadClass(Inbox.class.getName()))
                    .isInstanceOf(ClassNotFoundException.class);
            Thread.currentThread().setContextClassLoader(withoutInbox);
            @SuppressWarnings("unchecked")
            Function<Map<String, Object>, String> application = (Function<Map<String, Object>, String>) withoutInbox
                    .loadClass(Application.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();

            assertThat(application.apply(Map.of())).as("without the property").isEqualTo("started");
            assertThat(application.apply(Map.of(property, value)))
                    .contains(message, "Add the dependency io.remnawave.webhook:remnawave-webhook-inbox");
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** Runs in a class loader of its own, and says why it did not start. */
    public static final class Application implements Function<Map<String, Object>, String> {

        @Override
        public String apply(Map<String, Object> properties) {
            try (RunningApplication application = RunningApplication.start(properties)) {
                return application == null ? "" : "started";
            } catch (RuntimeException e) {
                Throwable cause = e;
                while (cause.getCause() != null) {
                    cause = cause.getCause();
                }
                return String.valueOf(cause.getMessage());
            }
        }
    }
}
