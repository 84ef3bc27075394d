package io.remnawave.webhook.spring.listener

import io.remnawave.webhook.WebhookReceiver
import io.remnawave.webhook.WebhookRequest
import io.remnawave.webhook.delivery.Delivery
import io.remnawave.webhook.delivery.WebhookResponse
import io.remnawave.webhook.event.EventNames.USER_CREATED
import io.remnawave.webhook.event.NodeEvent
import io.remnawave.webhook.event.RemnawaveEvent
import io.remnawave.webhook.event.UserEvent
import io.remnawave.webhook.listener.InvalidListenerException
import io.remnawave.webhook.listener.RemnawaveEventListener
import io.remnawave.webhook.model.User
import io.remnawave.webhook.spring.Contexts
import io.remnawave.webhook.testkit.compatibility.SignedBody
import io.remnawave.webhook.testkit.fixture.RemnawaveFixtures
import jakarta.transaction.Transactional as JakartaTransactional
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletionStage
import java.util.concurrent.CopyOnWriteArrayList
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.emptyFlow
import kotlinx.coroutines.future.future
import kotlinx.coroutines.job
import kotlinx.coroutines.withContext
import org.aspectj.lang.ProceedingJoinPoint
import org.aspectj.lang.annotation.Around
import org.aspectj.lang.annotation.Aspect
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.ValueSource
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext
import org.springframework.context.annotation.Bean
import org.springframework.context.annotation.Configuration
import org.springframework.context.annotation.EnableAspectJAutoProxy
import org.springframework.transaction.annotation.Transactional

/** Listeners as Kotlin's compiler makes them: suspending, internal, final, with expression bodies. */
class KotlinListenerTest {

    private val contexts = Contexts.withStarter().withBean(Heard::class.java)

    @ParameterizedTest
    @ValueSource(classes = [Suspending::class, OpenSuspending::class, InternalSuspending::class, PrivateSuspending::class])
    fun `calls a suspend function and waits for its end`(listener: Class<*>) {
        contexts.withBean(listener).run { context ->
            assertThat(deliver(context, "alice")).isEqualTo(WebhookResponse.HANDLED)
            assertThat(heard(context)).containsExactly("alice")
        }
    }

    @Test
    fun `calls the first listener of the documentation`() {
        contexts.withBean(Subscriptions::class.java).run { context ->
            val expired = RemnawaveFixtures.userExpired().username("alice").sign(SignedBody.SECRET)
            assertThat(Contexts.deliver(context, expired)).isEqualTo(WebhookResponse.HANDLED)
        }
    }

    @Test
    fun `answers failed for what a suspend function throws after it was suspended`() {
        contexts.withBean(Suspending::class.java).run { context ->
            assertThat(deliver(context, "mallory")).isEqualTo(WebhookResponse.FAILED)
        }
    }

    @Test
    fun `takes a coroutine that is cancelled for a failure, as a stage that is`() {
        contexts.withBean(Cancelled::class.java).run { context ->
            assertThat(deliver(context, "alice")).isEqualTo(WebhookResponse.FAILED)
        }
    }

    @Test
    fun `calls a suspend function through the proxy of its bean`() {
        contexts.withBean(OpenSuspending::class.java).withUserConfiguration(Advice::class.java).run { context ->
            assertThat(deliver(context, "alice")).isEqualTo(WebhookResponse.HANDLED)
            assertThat(heard(context)).containsExactly("advised", "alice")
        }
    }

    @Test
    fun `knows a function by the name and the parameters that were written`() {
        contexts.withBean(Named::class.java).run { context ->
            assertThat(context.getBean(WebhookReceiver::class.java).listeners())
                .extracting<String> { it.id() }
                .containsExactlyInAnyOrder(
                    Named::class.java.name + "#plain(UserEvent)",
                    Named::class.java.name + "#hidden(UserEvent)",
                    Named::class.java.name + "#suspending(User,Delivery)",
                )
        }
    }

    @ParameterizedTest
    @ValueSource(classes = [ReturnsBoolean::class, ReturnsList::class, ReturnsNothing::class, ReturnsNullable::class])
    fun `drops what an expression body gives beside its effect`(listener: Class<*>) {
        contexts.withBean(listener).run { context ->
            assertThat(context).hasNotFailed()
            deliver(context, "alice")
            assertThat(heard(context)).containsExactly("alice")
        }
    }

    @ParameterizedTest
    @ValueSource(classes = [ReturnsLambda::class, ReturnsSequence::class])
    fun `refuses an expression body that gives work which nobody would do`(listener: Class<*>) {
        contexts.withBean(listener).run { context ->
            assertThat(context.startupFailure).hasStackTraceContaining("which nobody would look at")
        }
    }

    @Test
    fun `waits for a Deferred`() {
        contexts.withBean(ReturnsDeferred::class.java).run { context ->
            assertThat(deliver(context, "alice")).isEqualTo(WebhookResponse.HANDLED)
            assertThat(heard(context)).containsExactly("alice")
            assertThat(deliver(context, "mallory")).isEqualTo(WebhookResponse.FAILED)
        }
    }

    @ParameterizedTest
    @ValueSource(classes = [SuspendingFlow::class, SuspendingStage::class, SuspendingDeferred::class])
    fun `refuses a suspend function that gives what nobody would wait for`(listener: Class<*>) {
        contexts.withBean(listener).run { context ->
            assertThat(context.startupFailure)
                .hasStackTraceContaining("hear(UserEvent) is a suspend function and gives a ")
                .hasStackTraceContaining("Wait for it in the function")
        }
    }

    @ParameterizedTest
    @ValueSource(classes = [TransactionalSuspending::class, SuspendingInTransactionalClass::class, SuspendingInJakartaTransaction::class])
    fun `refuses a transaction that would be committed before the function has run`(listener: Class<*>) {
        contexts.withBean(listener).run { context ->
            assertThat(context.startupFailure)
                .hasStackTraceContaining("hear(UserEvent) is a @Transactional suspend function")
                .hasStackTraceContaining("Take the word suspend away")
        }
    }

    @Test
    fun `names the cure for a final function behind a proxy`() {
        contexts.withBean(OpenWithFinalFunction::class.java).withUserConfiguration(Advice::class.java).run { context ->
            assertThat(context.startupFailure)
                .hasStackTraceContaining("hear(UserEvent) is final")
                .hasStackTraceContaining("Make it open, or let kotlin-maven-allopen (its plugin spring) do so.")
        }
    }

    @Test
    fun `tells events apart in a when`() {
        contexts.withBean(When::class.java).run { context ->
            assertThat(deliver(context, "alice")).isEqualTo(WebhookResponse.HANDLED)
            assertThat(heard(context)).containsExactly("user alice", "created")
        }
    }

    @Test
    fun `shows the way where no adapter calls suspend functions`() {
        val builder = WebhookReceiver.builder().secret(SignedBody.SECRET)

        assertThatThrownBy { builder.register(Suspending(Heard())).build() }
            .isInstanceOf(InvalidListenerException::class.java)
            .hasMessageContaining("Suspending#hear(UserEvent) is a suspend function")
            .hasMessageContaining("fun name(event: UserEvent): CompletionStage<*> = scope.future { … }")
    }

    @Test
    fun `takes the way that is shown, internal functions and expression bodies without a framework`() {
        val heard = Heard()
        val receiver = WebhookReceiver.builder().secret(SignedBody.SECRET).register(WithoutFramework(heard)).build()
        val delivery = Contexts.userCreated("alice")

        assertThat(receiver.receive(WebhookRequest.of(delivery.body(), delivery.headers()))).isEqualTo(WebhookResponse.HANDLED)

        assertThat(heard.names).containsExactlyInAnyOrder("alice", "alice")
        assertThat(receiver.listeners())
            .extracting<String> { it.id() }
            .contains(WithoutFramework::class.java.name + "#hidden(UserEvent)")
    }

    private fun deliver(context: AssertableWebApplicationContext, username: String) = Contexts.deliver(context, username)

    private fun heard(context: AssertableWebApplicationContext): List<String> = context.getBean(Heard::class.java).names

    class Heard {
        val names = CopyOnWriteArrayList<String>()

        fun hear(user: User): Boolean {
            check(user.username() != "mallory") { "not mallory" }
            return names.add(user.username())
        }
    }

    class Suspending(private val heard: Heard) {
        @RemnawaveEventListener(USER_CREATED)
        suspend fun hear(event: UserEvent) = withContext(Dispatchers.Default) {
            delay(20)
            heard.hear(event.user())
        }
    }

    open class OpenSuspending(private val heard: Heard?) {
        @RemnawaveEventListener
        open suspend fun hear(event: UserEvent) {
            delay(20)
            heard!!.hear(event.user())
        }
    }

    class InternalSuspending(private val heard: Heard) {
        @RemnawaveEventListener
        internal suspend fun hear(user: User, delivery: Delivery) {
            delay(delivery.attempt().toLong())
            heard.hear(user)
        }
    }

    class PrivateSuspending(private val heard: Heard) {
        @RemnawaveEventListener
        private suspend fun hear(event: UserEvent) {
            delay(20)
            heard.hear(event.user())
        }
    }

    class WithoutFramework(private val heard: Heard) {
        private val scope = CoroutineScope(Dispatchers.Default)

        @RemnawaveEventListener
        fun hear(event: UserEvent): CompletionStage<*> = scope.future {
            delay(20)
            heard.hear(event.user())
        }

        @RemnawaveEventListener internal fun hidden(event: UserEvent) = heard.hear(event.user())
    }

    open class TransactionalSuspending {
        @Transactional
        @RemnawaveEventListener
        open suspend fun hear(event: UserEvent) = delay(event.hashCode().toLong())
    }

    @Transactional
    open class SuspendingInTransactionalClass {
        @RemnawaveEventListener
        open suspend fun hear(event: UserEvent) = delay(event.hashCode().toLong())
    }

    @JakartaTransactional
    open class SuspendingInJakartaTransaction {
        @RemnawaveEventListener
        open suspend fun hear(event: UserEvent) = delay(event.hashCode().toLong())
    }

    class Cancelled {
        @RemnawaveEventListener
        suspend fun hear(event: UserEvent) {
            currentCoroutineContext().job.cancel(CancellationException("enough of " + event.user().username()))
            delay(20)
        }
    }

    class Named {
        @RemnawaveEventListener fun plain(event: UserEvent) = println(event)

        @RemnawaveEventListener internal fun hidden(event: UserEvent) = println(event)

        @RemnawaveEventListener internal suspend fun suspending(user: User, delivery: Delivery) = delay(user.hashCode() + delivery.attempt().toLong())
    }

    class ReturnsBoolean(private val heard: Heard) {
        @RemnawaveEventListener fun hear(event: UserEvent) = heard.hear(event.user())
    }

    class ReturnsList(private val heard: Heard) {
        @RemnawaveEventListener internal fun hear(event: UserEvent) = listOf(heard.hear(event.user()))
    }

    class ReturnsNothing(private val heard: Heard) {
        @RemnawaveEventListener
        fun hear(event: UserEvent): Nothing {
            heard.hear(event.user())
            throw IllegalStateException()
        }
    }

    class ReturnsNullable(private val heard: Heard) {
        @RemnawaveEventListener
        fun hear(event: UserEvent): Int? {
            heard.hear(event.user())
            return null
        }
    }

    class ReturnsLambda(private val heard: Heard) {
        @RemnawaveEventListener fun hear(event: UserEvent) = { heard.hear(event.user()) }
    }

    class ReturnsSequence(private val heard: Heard) {
        @RemnawaveEventListener fun hear(event: UserEvent) = sequenceOf(event.user()).map(heard::hear)
    }

    class ReturnsDeferred(private val heard: Heard) {
        @RemnawaveEventListener
        fun hear(event: UserEvent): Deferred<Boolean> = CoroutineScope(Dispatchers.Default).async {
            delay(20)
            heard.hear(event.user())
        }
    }

    class SuspendingFlow {
        @RemnawaveEventListener suspend fun hear(event: UserEvent): Flow<UserEvent> = emptyFlow<UserEvent>().also { delay(event.hashCode().toLong()) }
    }

    class SuspendingStage {
        @RemnawaveEventListener suspend fun hear(event: UserEvent): CompletableFuture<String> = CompletableFuture<String>().also { delay(event.hashCode().toLong()) }
    }

    class SuspendingDeferred {
        @RemnawaveEventListener suspend fun hear(event: UserEvent): Deferred<String> = CompletableDeferred<String>().also { delay(event.hashCode().toLong()) }
    }

    open class OpenWithFinalFunction {
        @RemnawaveEventListener fun hear(event: UserEvent) = println(event)
    }

    class When(private val heard: Heard) {
        @RemnawaveEventListener
        fun hear(event: RemnawaveEvent) {
            heard.names += when (event) {
                is UserEvent -> "user " + event.user().username()
                is NodeEvent -> "node " + event.node().name()
                else -> "other"
            }
            heard.names += when (event.name()) {
                USER_CREATED -> "created"
                else -> "something else"
            }
        }
    }

    @Aspect
    class Noting(private val heard: Heard) {
        @Around("within(io.remnawave.webhook.spring.listener.KotlinListenerTest.Open*)")
        fun note(call: ProceedingJoinPoint): Any? {
            heard.names += "advised"
            return call.proceed()
        }
    }

    @EnableAspectJAutoProxy(proxyTargetClass = true)
    @Configuration(proxyBeanMethods = false)
    open class Advice {
        @Bean open fun noting(heard: Heard) = Noting(heard)
    }
}
