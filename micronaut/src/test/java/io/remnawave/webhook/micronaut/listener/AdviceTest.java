package io.remnawave.webhook.micronaut.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.aop.Around;
import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.retry.annotation.Retryable;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.micronaut.RunningApplication;
import io.remnawave.webhook.model.User;
import io.remnawave.webhook.spi.ListenerDefinition;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import jakarta.inject.Singleton;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdviceTest {

    @Test
    void retriesAListenerWithinOneDelivery() throws Exception {
        try (RunningApplication application = RunningApplication.with(RetriedListener.class)) {
            assertThat(application.panel().deliver(SignedBody.of("alice")).body())
                    .isEqualTo("handled");

            assertThat(application.bean(TakenEvents.class).all()).containsExactly("try", "try", "try");
        }
    }

    @Test
    void runsAListenerInsideItsTransaction() throws Exception {
        try (RunningApplication application = RunningApplication.with(TransactedListener.class)) {
            assertThat(application.panel().deliver(SignedBody.of("alice")).body())
                    .isEqualTo("handled");

            assertThat(application.bean(TakenEvents.class).all()).containsExactly("begin", "took", "commit");
        }
    }

    @Test
    void rollsBackTheTransactionOfAListenerThatFails() throws Exception {
        try (RunningApplication application = RunningApplication.with(TransactedListener.class)) {
            assertThat(application.panel().deliver(SignedBody.of("mallory")).body())
                    .isEqualTo("failed");

            assertThat(application.bean(TakenEvents.class).all()).containsExactly("begin", "rollback");
        }
    }

    @Test
    void namesAnAdvisedListenerByItsOwnClassAndCallsItOnce() {
        try (RunningApplication application = RunningApplication.with(TransactedListener.class)) {
            assertThat(application.bean(WebhookReceiver.class).listeners())
                    .extracting(ListenerDefinition::id)
                    .containsExactly(TransactedListener.class.getName() + "#take(User)");
        }
    }

    @Singleton
    @Requires(property = "test.with", value = "RetriedListener")
    static class RetriedListener {

        private final TakenEvents taken;

        RetriedListener(TakenEvents taken) {
            this.taken = taken;
        }

        @RemnawaveEventListener
        @Retryable(attempts = "2", delay = "1ms")
        void take(RemnawaveEvent event) {
            taken.add("try");
            if (taken.all().size() < 3) {
                throw new IllegalStateException("not yet");
            }
        }
    }

    @Test
    void advisesThoseListenersOfABeanThatAskForIt() throws Exception {
        try (RunningApplication application = RunningApplication.with(PartlyTransactedListener.class)) {
            assertThat(application.panel().deliver(SignedBody.of("alice")).body())
                    .isEqualTo("handled");

            assertThat(application.bean(TakenEvents.class).all()).containsExactly("plain", "begin", "took", "commit");
            assertThat(application.bean(WebhookReceiver.class).listeners())
                    .extracting(ListenerDefinition::id)
                    .containsExactly(
                            PartlyTransactedListener.class.getName() + "#plain(User)",
                            PartlyTransactedListener.class.getName() + "#transacted(User)");
        }
    }

    /** What a transaction manager's annotation is made of. */
    @Around
    @Retention(RetentionPolicy.RUNTIME)
    @interface Transacted {}

    @Singleton
    @InterceptorBean(Transacted.class)
    @Requires(property = "test.with", pattern = ".*TransactedListener")
    static class TransactionInterceptor implements MethodInterceptor<Object, Object> {

        private final TakenEvents taken;

        TransactionInterceptor(TakenEvents taken) {
            this.taken = taken;
        }

        @Override
        public @Nullable Object intercept(MethodInvocationContext<Object, Object> call) {
            taken.add("begin");
            try {
                Object result = call.proceed();
                taken.add("commit");
                return result;
            } catch (RuntimeException e) {
                taken.add("rollback");
                throw e;
            }
        }
    }

    @Singleton
    @Requires(property = "test.with", value = "TransactedListener")
    static class TransactedListener {

        private final TakenEvents taken;

        TransactedListener(TakenEvents taken) {
            this.taken = taken;
        }

        @Transacted
        @RemnawaveEventListener("user.*")
        void take(User user) {
            if (user.username().equals("mallory")) {
                throw new IllegalStateException("no");
            }
            taken.add("took");
        }
    }

    @Singleton
    @Requires(property = "test.with", value = "PartlyTransactedListener")
    static class PartlyTransactedListener {

        private final TakenEvents taken;

        PartlyTransactedListener(TakenEvents taken) {
            this.taken = taken;
        }

        @RemnawaveEventListener
        void plain(User user) {
            taken.add("plain");
        }

        @Transacted
        @RemnawaveEventListener
        void transacted(User user) {
            taken.add("took");
        }
    }
}
