package io.remnawave.webhook.micronaut.kotlin

import io.micronaut.context.ApplicationContext
import io.micronaut.context.annotation.Requires
import io.micronaut.runtime.server.EmbeddedServer
import io.remnawave.webhook.WebhookReceiver
import io.remnawave.webhook.delivery.Delivery
import io.remnawave.webhook.event.EventNames.USER_CREATED
import io.remnawave.webhook.event.NodeEvent
import io.remnawave.webhook.event.RemnawaveEvent
import io.remnawave.webhook.event.UserEvent
import io.remnawave.webhook.listener.RemnawaveEventListener
import io.remnawave.webhook.model.User
import io.remnawave.webhook.testkit.compatibility.Panel
import io.remnawave.webhook.testkit.compatibility.SignedBody
import jakarta.inject.Singleton
import java.util.concurrent.CopyOnWriteArrayList
import kotlin.reflect.KClass
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.delay
import kotlinx.coroutines.job
import kotlinx.coroutines.withContext
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

/** Listeners as Kotlin's compiler and kapt make them. */
class KotlinListenerTest {

    @Test
    fun `calls a suspend function and waits for its end`() = running(Suspending::class) {
        assertThat(deliver("alice")).isEqualTo("handled")
        assertThat(heard()).containsExactly("alice")
    }

    @Test
    fun `answers failed for what a suspend function throws after it was suspended`() = running(Suspending::class) {
        assertThat(deliver("mallory")).isEqualTo("failed")
    }

    @Test
    fun `takes a coroutine that is cancelled for a failure, as a stage that is`() = running(Cancelled::class) {
        assertThat(deliver("alice")).isEqualTo("failed")
    }

    @Test
    fun `knows a function by the name and the parameters that were written`() = running(Named::class) {
        assertThat(bean(WebhookReceiver::class).listeners())
            .extracting<String> { it.id() }
            .containsExactlyInAnyOrder(
                Named::class.java.name + "#plain(UserEvent)",
                Named::class.java.name + "#hidden(UserEvent)",
                Named::class.java.name + "#suspending(User,Delivery)",
            )
    }

    @Test
    fun `drops what an expression body gives beside its effect`() = running(Expression::class) {
        assertThat(deliver("alice")).isEqualTo("handled")
        assertThat(heard()).containsExactlyInAnyOrder("alice", "alice")
    }

    @Test
    fun `tells events apart in a when`() = running(When::class) {
        assertThat(deliver("alice")).isEqualTo("handled")
        assertThat(heard()).containsExactly("user alice")
    }

    private fun running(listener: KClass<*>, test: Application.() -> Unit) {
        val context = ApplicationContext.builder()
            .properties(mapOf(
                "micronaut.server.port" to -1,
                "remnawave.webhook.secret" to SignedBody.SECRET,
                "test.with" to listener.simpleName!!,
            ))
            .start()
        context.use { Application(it, it.getBean(EmbeddedServer::class.java).start()).test() }
    }

    class Application(private val context: ApplicationContext, private val server: EmbeddedServer) {
        fun <T : Any> bean(type: KClass<T>): T = context.getBean(type.java)

        fun deliver(username: String): String =
            Panel(server.uri.resolve("/remnawave/webhook")).deliver(SignedBody.of(username)).body()

        fun heard(): List<String> = bean(Heard::class).names
    }
}

@Singleton
class Heard {
    val names = CopyOnWriteArrayList<String>()

    fun hear(user: User): Boolean {
        check(user.username() != "mallory") { "not mallory" }
        return names.add(user.username())
    }
}

@Singleton
@Requires(property = "test.with", value = "Suspending")
class Suspending(private val heard: Heard) {
    @RemnawaveEventListener(USER_CREATED)
    suspend fun hear(event: UserEvent) = withContext(Dispatchers.Default) {
        delay(20)
        heard.hear(event.user())
    }
}

@Singleton
@Requires(property = "test.with", value = "Cancelled")
class Cancelled {
    @RemnawaveEventListener
    suspend fun hear(event: UserEvent) {
        currentCoroutineContext().job.cancel(CancellationException("enough of " + event.user().username()))
        delay(20)
    }
}

@Singleton
@Requires(property = "test.with", value = "Named")
class Named {
    @RemnawaveEventListener fun plain(event: UserEvent) = println(event)

    @RemnawaveEventListener internal fun hidden(event: UserEvent) = println(event)

    @RemnawaveEventListener internal suspend fun suspending(user: User, delivery: Delivery) = delay(user.hashCode() + delivery.attempt().toLong())
}

@Singleton
@Requires(property = "test.with", value = "Expression")
class Expression(private val heard: Heard) {
    @RemnawaveEventListener fun hear(event: UserEvent) = heard.hear(event.user())

    @RemnawaveEventListener internal fun hearAgain(event: UserEvent) = listOf(heard.hear(event.user()))
}

@Singleton
@Requires(property = "test.with", value = "When")
class When(private val heard: Heard) {
    @RemnawaveEventListener
    fun hear(event: RemnawaveEvent) {
        heard.names += when (event) {
            is UserEvent -> "user " + event.user().username()
            is NodeEvent -> "node " + event.node().name()
            else -> "other"
        }
    }
}
