package io.remnawave.webhook.micronaut.kotlin

import io.remnawave.webhook.event.UserEvent
import java.io.ByteArrayOutputStream
import java.io.PrintStream
import java.nio.file.Path
import kotlin.io.path.writeText
import org.assertj.core.api.Assertions.assertThat
import org.jetbrains.kotlin.cli.common.ExitCode
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler
import org.jspecify.annotations.NonNull
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.ValueSource

/** What Kotlin's compiler knows of the SDK's nulls, without any option. */
class NullabilityTest {

    @TempDir
    lateinit var directory: Path

    @ParameterizedTest
    @ValueSource(strings = [
        "fun take(event: UserEvent): Int = event.user().email().length",
        "fun take(event: UserEvent): String = event.user().tag()",
        "fun take(event: ServiceEvent): String = event.panelVersion()",
    ])
    fun `refuses to take what may be missing for a value`(source: String) {
        val (code, output) = compile(source)

        assertThat(code).isEqualTo(ExitCode.COMPILATION_ERROR)
        assertThat(output).contains("String?")
    }

    @Test
    fun `takes what is checked, and what every panel sends`() {
        val (code, output) = compile("""
            fun take(event: UserEvent): Int = event.user().email()?.length ?: event.user().username().length

            fun take(event: RemnawaveEvent): String = event.name()
            """)

        assertThat(output).isEmpty()
        assertThat(code).isEqualTo(ExitCode.OK)
    }

    private fun compile(source: String): Pair<ExitCode, String> {
        val file = directory.resolve("Source.kt")
        file.writeText("import io.remnawave.webhook.event.*\n\n" + source.trimIndent())
        val output = ByteArrayOutputStream()
        val code = K2JVMCompiler().exec(
            PrintStream(output),
            "-d", directory.toString(),
            "-classpath", listOf(UserEvent::class, NonNull::class, Unit::class).joinToString(":") {
                Path.of(it.java.protectionDomain.codeSource.location.toURI()).toString()
            },
            "-no-stdlib", "-no-reflect", "-Werror",
            file.toString(),
        )
        return code to output.toString()
    }
}
