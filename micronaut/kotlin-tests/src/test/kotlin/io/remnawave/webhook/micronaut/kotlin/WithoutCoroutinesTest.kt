package io.remnawave.webhook.micronaut.kotlin

import io.micronaut.context.ApplicationContext
import io.micronaut.context.annotation.Requires
import io.micronaut.runtime.server.EmbeddedServer
import io.remnawave.webhook.event.UserEvent
import io.remnawave.webhook.listener.RemnawaveEventListener
import io.remnawave.webhook.testkit.compatibility.SignedBody
import jakarta.inject.Singleton
import java.io.File
import java.net.URLClassLoader
import java.util.concurrent.Callable
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

/** An application that does not have Kotlin's library of coroutines. */
class WithoutCoroutinesTest {

    @Test
    fun `refuses a suspend function at start and names the library`() {
        val before = Thread.currentThread().contextClassLoader
        classPathWithout("kotlinx-coroutines").use { incomplete ->
            Thread.currentThread().contextClassLoader = incomplete
            try {
                val application = incomplete.loadClass(Application::class.java.name).getDeclaredConstructor().newInstance()

                assertThat((application as Callable<*>).call().toString())
                    .contains("WithoutLibrary#hear(UserEvent) is a suspend function")
                    .contains("org.jetbrains.kotlinx:kotlinx-coroutines-core. Add it, or take the word suspend away")
            } finally {
                Thread.currentThread().contextClassLoader = before
            }
        }
    }

    private fun classPathWithout(artifact: String): URLClassLoader {
        val all = System.getProperty("java.class.path").split(File.pathSeparator).map(::File)
        val left = all.filter { !it.name.startsWith(artifact) }
        assertThat(left).hasSizeLessThan(all.size)
        return URLClassLoader(left.map { it.toURI().toURL() }.toTypedArray(), ClassLoader.getPlatformClassLoader())
    }

    /** Runs in a class loader of its own, and says why it did not start. */
    class Application : Callable<String> {

        override fun call(): String = try {
            ApplicationContext.run(
                EmbeddedServer::class.java,
                mapOf(
                    "remnawave.webhook.secret" to SignedBody.SECRET,
                    "micronaut.server.port" to -1,
                    "test.with" to "WithoutLibrary",
                ),
            ).close()
            "it has started"
        } catch (e: RuntimeException) {
            generateSequence<Throwable>(e) { it.cause }.last().message.toString()
        }
    }
}

@Singleton
@Requires(property = "test.with", value = "WithoutLibrary")
class WithoutLibrary {

    @RemnawaveEventListener
    suspend fun hear(event: UserEvent) = println(event.user().username())
}
