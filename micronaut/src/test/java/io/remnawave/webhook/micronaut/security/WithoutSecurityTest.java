package io.remnawave.webhook.micronaut.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.security.rules.SecurityRule;
import io.remnawave.webhook.micronaut.ClassPath;
import io.remnawave.webhook.micronaut.RunningApplication;
import io.remnawave.webhook.testkit.compatibility.LogLines;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** An application that does not have Micronaut Security among its libraries. */
class WithoutSecurityTest {

    @Test
    void takesDeliveriesAndIsSilent() throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        ClassLoader withoutSecurity = ClassPath.without(entry -> entry.contains("micronaut-security"));
        try {
            assertThatThrownBy(() -> withoutSecurity.loadClass(SecurityRule.class.getName()))
                    .isInstanceOf(ClassNotFoundException.class);
            Thread.currentThread().setContextClassLoader(withoutSecurity);
            Object application = withoutSecurity
                    .loadClass(Application.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();

            assertThat(((Callable<?>) application).call()).isEqualTo(List.of("ignored"));
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** Runs in a class loader of its own. */
    public static final class Application implements Callable<List<String>> {

        /** The answer to a delivery, and whatever the log says of security. */
        @Override
        public List<String> call() throws Exception {
            List<String> seen = new ArrayList<>();
            try (LogLines log = new LogLines();
                    RunningApplication application =
                            RunningApplication.start(Map.of("micronaut.security.enabled", true))) {
                seen.add(application.panel().deliver(SignedBody.of("alice")).body());
                log.messages().stream()
                        .filter(line -> line.contains("Security"))
                        .forEach(seen::add);
            }
            return seen;
        }
    }
}
