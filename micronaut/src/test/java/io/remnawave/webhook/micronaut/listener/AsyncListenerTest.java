package io.remnawave.webhook.micronaut.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Async;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.micronaut.RunningApplication;
import io.remnawave.webhook.micronaut.processor.Compilation;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** A listener that Micronaut runs on another thread is awaited, or refused: what was answered would be lost with it. */
class AsyncListenerTest {

    private static final String REFUSED = "is @Async and returns void, so the panel would be answered before it ran."
            + " Return a CompletableFuture to be awaited.";

    /** One whose class or method is {@code @Async}. */
    private static final String SOURCE = """
            package app;

            import io.micronaut.context.annotation.*;
            import io.micronaut.scheduling.annotation.Async;
            import io.remnawave.webhook.event.UserEvent;
            import io.remnawave.webhook.listener.RemnawaveEventListener;
            import jakarta.inject.Singleton;

            @Async
            @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
            @interface Later {}

            %s
            """;

    @TempDir
    Path classes;

    @ParameterizedTest
    @ValueSource(strings = {"""
                @Singleton
                class Listeners {
                    @Async
                    @RemnawaveEventListener
                    void take(UserEvent event) {}
                }
                """, """
                @Later
                @Singleton
                class Listeners {
                    @RemnawaveEventListener
                    void take(UserEvent event) {}
                }
                """, """
                @Factory
                class Made {
                    @Singleton
                    Listeners listeners() {
                        return new Listeners();
                    }
                }

                class Listeners {
                    @Async
                    @RemnawaveEventListener
                    void take(UserEvent event) {}
                }
                """})
    void isAnErrorOfTheCompilerWhereNobodyCouldWait(String bean) throws IOException {
        Compilation compilation = Compilation.of(classes, "app.Listeners", SOURCE.formatted(bean));

        assertThat(compilation.errors())
                .singleElement()
                .satisfies(error -> assertThat(error).contains("app.Listeners#take(UserEvent)", REFUSED));
    }

    /** Micronaut's own processor makes such a method executable, because it is advised. */
    @Test
    void stopsTheStartWhereTheCompilerWasNotAsked() throws Exception {
        Compilation.withoutTheAdapter(classes, "app.Listeners", SOURCE.formatted("""
                @Singleton
                class Listeners {
                    @Async
                    @RemnawaveEventListener
                    void take(UserEvent event) {}
                }
                """));

        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            assertThatThrownBy(() -> start(loader).close())
                    .hasStackTraceContaining("app.Listeners#take(UserEvent) " + REFUSED);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {AsyncStage.class, AsyncPublisher.class})
    void isAwaitedWhereItReturnsWhatCanBe(Class<?> listener) throws Exception {
        try (RunningApplication application = RunningApplication.with(listener)) {
            assertThat(application.panel().deliver(SignedBody.of("alice")).body())
                    .isEqualTo("failed");
        }
    }

    private static RunningApplication start(ClassLoader loader) {
        return RunningApplication.start(ApplicationContext.builder()
                .classLoader(loader)
                .properties(
                        Map.of("remnawave.webhook.secret", SignedBody.SECRET, "micronaut.security.enabled", false)));
    }

    @Singleton
    @Requires(property = "test.with", value = "AsyncStage")
    static class AsyncStage {

        @Async
        @RemnawaveEventListener
        CompletionStage<?> take(UserEvent event) {
            return CompletableFuture.failedFuture(new IllegalStateException("no"));
        }
    }

    @Singleton
    @Requires(property = "test.with", value = "AsyncPublisher")
    static class AsyncPublisher {

        @Async
        @RemnawaveEventListener
        Publisher<?> take(UserEvent event) {
            return Mono.error(new IllegalStateException("no"));
        }
    }
}
