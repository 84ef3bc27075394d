package io.remnawave.webhook.spring.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.spring.Contexts;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.NestedExceptionUtils;

/** An application in Kotlin that lacks a library with which Spring calls {@code suspend} functions. */
final class WithoutCoroutinesTest {

    @ParameterizedTest
    @ValueSource(strings = {"kotlin-reflect", "kotlinx-coroutines-reactor"})
    void refusesASuspendFunctionAtStartAndNamesTheLibraries(String missing) throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader incomplete = classPathWithout(missing)) {
            Thread.currentThread().setContextClassLoader(incomplete);
            Object application = incomplete
                    .loadClass(Application.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();

            assertThat(String.valueOf(((Callable<?>) application).call()))
                    .contains("Suspending#hear(UserEvent) is a suspend function")
                    .contains("Add them, or take the word suspend away")
                    .contains(
                            "org.jetbrains.kotlin:kotlin-reflect", "org.jetbrains.kotlinx:kotlinx-coroutines-reactor");
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static URLClassLoader classPathWithout(String artifact) throws IOException {
        List<URL> urls = new ArrayList<>();
        int leftOut = 0;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (Path.of(entry).getFileName().toString().startsWith(artifact)) {
                leftOut++;
            } else {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        assertThat(leftOut).isEqualTo(1);
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    /** Runs in a class loader of its own, and says why it did not start. */
    public static final class Application implements Callable<String> {

        private String failure = "";

        @Override
        public String call() {
            Contexts.withStarter().withBean(Suspending.class).run(context -> {
                Throwable thrown = context.getStartupFailure();
                failure = thrown == null
                        ? "it has started"
                        : String.valueOf(NestedExceptionUtils.getMostSpecificCause(thrown)
                                .getMessage());
            });
            return failure;
        }
    }

    /** As Kotlin's compiler makes a {@code suspend} function. */
    static class Suspending {

        @RemnawaveEventListener
        public Object hear(UserEvent event, Continuation<? super Unit> rest) {
            return Unit.INSTANCE;
        }
    }
}
