package io.remnawave.webhook.micronaut.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.ExecutableMethod;
import io.micronaut.inject.InstantiatableBeanDefinition;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.micronaut.RunningApplication;
import io.remnawave.webhook.micronaut.processor.Compilation;
import io.remnawave.webhook.spi.ListenerDefinition;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a native image could not do unasked is not done: the listener of these tests cannot be reflected upon at all. */
class WithoutReflectionTest {

    private static final String LISTENERS = """
            package app;

            import io.remnawave.webhook.event.UserEvent;
            import io.remnawave.webhook.listener.RemnawaveEventListener;
            import jakarta.inject.Singleton;

            @Singleton
            class Listeners {

                static final StringBuffer HEARD = new StringBuffer();

                @RemnawaveEventListener("user.*")
                void take(UserEvent event) {
                    HEARD.append(event.user().username());
                    System.setProperty("app.taken", HEARD.toString());
                }

                void unrelated(Gone gone) {}
            }

            class Gone {}
            """;

    @TempDir
    Path classes;

    @Test
    void callsAListenerThatReflectionCannotLookInto() throws Exception {
        try (URLClassLoader loader = compiled()) {
            Class<?> listeners = loader.loadClass("app.Listeners");
            assertThatThrownBy(listeners::getDeclaredMethods).isInstanceOf(NoClassDefFoundError.class);

            try (RunningApplication application = start(loader)) {
                assertThat(application.bean(WebhookReceiver.class).listeners())
                        .extracting(ListenerDefinition::id)
                        .containsExactly("app.Listeners#take(UserEvent)");
                assertThat(application.panel().deliver(SignedBody.of("alice")).body())
                        .isEqualTo("handled");
            }
            assertThat(System.clearProperty("app.taken")).isEqualTo("alice");
        }
    }

    @Test
    void isPreparedForAtCompileTime() throws Exception {
        try (URLClassLoader loader = compiled();
                RunningApplication application = start(loader)) {
            Collection<? extends ExecutableMethod<?, ?>> methods = application
                    .context()
                    .getBeanDefinition(loader.loadClass("app.Listeners"))
                    .getExecutableMethods();

            assertThat(methods)
                    .singleElement()
                    .satisfies(method -> assertThat(method.getClass().getName()).doesNotContain("Reflection"));
            assertThat(generated()).contains("app/$Listeners$Definition.class", "app/$Listeners$Definition$Exec.class");
        }
    }

    @Test
    void needsNoReflectionConfiguration() throws Exception {
        compiled().close();

        assertThat(generated()).noneMatch(file -> file.contains("reflect"));
        assertThat(WebhookReceiver.class
                        .getClassLoader()
                        .getResource("META-INF/native-image/io.remnawave.webhook/remnawave-webhook-micronaut"))
                .isNull();
    }

    @Test
    void makesAndCallsTheBeansOfTheAdapterAsTheCompilerHasPreparedThem() {
        try (RunningApplication application = RunningApplication.start(Map.of())) {
            assertThat(application.context().getAllBeanDefinitions())
                    .filteredOn(definition -> definition.getBeanType().getName().startsWith("io.remnawave.webhook."))
                    .extracting(definition -> definition.getBeanType().getSimpleName())
                    .contains(
                            "RemnawaveWebhookConfiguration",
                            "WebhookReceiver",
                            "WebhookEndpoint",
                            "RemnawaveWebhookEndpoint");
            assertThat(application.context().getAllBeanDefinitions())
                    .filteredOn(definition -> definition.getBeanType().getName().startsWith("io.remnawave.webhook."))
                    .allSatisfy(definition -> {
                        assertThat(definition).isInstanceOf(InstantiatableBeanDefinition.class);
                        assertThat(definition.getExecutableMethods())
                                .noneMatch(method -> method.getClass().getName().contains("Reflection"));
                    });
        }
    }

    private URLClassLoader compiled() throws IOException {
        assertThat(Compilation.of(classes, "app.Listeners", LISTENERS).errors()).isEmpty();
        Files.delete(classes.resolve("app/Gone.class"));
        return new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
    }

    private static RunningApplication start(ClassLoader loader) {
        return RunningApplication.start(ApplicationContext.builder()
                .classLoader(loader)
                .properties(
                        Map.of("remnawave.webhook.secret", SignedBody.SECRET, "micronaut.security.enabled", false)));
    }

    private List<String> generated() throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> classes.relativize(file).toString())
                    .toList();
        }
    }
}
