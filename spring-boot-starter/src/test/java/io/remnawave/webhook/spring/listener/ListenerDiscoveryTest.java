package io.remnawave.webhook.spring.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.EventNames;
import io.remnawave.webhook.event.NodeEvent;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.model.User;
import io.remnawave.webhook.spi.ListenerDefinition;
import io.remnawave.webhook.spring.Contexts;
import io.remnawave.webhook.spring.listener.inherited.PackagePrivateListener;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import jakarta.enterprise.concurrent.Asynchronous;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.AdviceMode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.core.annotation.AliasFor;
import org.springframework.core.annotation.Order;
import org.springframework.samples.SpringSample;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

final class ListenerDiscoveryTest {

    private final WebApplicationContextRunner contexts = Contexts.withStarter().withBean(Heard.class);

    @Test
    void callsAPackagePrivateMethodOfAnyBean() {
        contexts.withBean(Plain.class).run(context -> {
            assertThat(Contexts.deliver(context, "alice")).isEqualTo(WebhookResponse.HANDLED);
            assertThat(context.getBean(Heard.class).names).containsExactly("alice");
        });
    }

    @Test
    void runsATransactionalListenerInItsTransactionThroughACglibProxy() {
        contexts.withUserConfiguration(SubclassProxies.class)
                .withBean(TransactionalListener.class)
                .run(context -> {
                    assertThat(Contexts.deliver(context, "alice")).isEqualTo(WebhookResponse.HANDLED);
                    assertThat(context.getBean(Heard.class).names).containsExactly("alice in a transaction");
                });
    }

    @Test
    void rollsBackTheTransactionOfAListenerThatFails() {
        contexts.withUserConfiguration(SubclassProxies.class)
                .withBean(TransactionalListener.class)
                .run(context -> {
                    assertThat(Contexts.deliver(context, "mallory")).isEqualTo(WebhookResponse.FAILED);
                    assertThat(context.getBean(Transactions.class).ends).containsExactly("rollback");
                });
    }

    @Test
    void callsThroughAJdkProxyWhatAnInterfaceDeclares() {
        contexts.withUserConfiguration(InterfaceProxies.class)
                .withBean(OfferedByInterface.class)
                .run(context -> {
                    assertThat(Contexts.deliver(context, "alice")).isEqualTo(WebhookResponse.HANDLED);
                    assertThat(context.getBean(Heard.class).names).containsExactly("alice in a transaction");
                });
    }

    @Test
    void refusesAMethodThatAJdkProxyHides() {
        contexts.withUserConfiguration(InterfaceProxies.class)
                .withBean(HiddenByInterface.class)
                .run(context ->
                        assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("hear"));
    }

    @Test
    void refusesAPrivateMethodOfAProxiedBean() {
        contexts.withUserConfiguration(SubclassProxies.class)
                .withBean(PrivateBehindProxy.class)
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining(
                                "PrivateBehindProxy#hear(UserEvent) cannot be called through the proxy"));
    }

    @Test
    void refusesAFinalMethodOfAProxiedBean() {
        contexts.withUserConfiguration(SubclassProxies.class)
                .withBean(FinalBehindProxy.class)
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("FinalBehindProxy#hear(UserEvent) is final"));
    }

    @Test
    void bindsDataToWhatABeanMakesOfTheTypeVariableOfItsSuperclass() {
        contexts.withBean(ReportListener.class).run(context -> {
            assertThat(Contexts.deliver(context, report())).isEqualTo(WebhookResponse.HANDLED);
            assertThat(context.getBean(Heard.class).names).containsExactly("alice");
        });
    }

    @Test
    void refusesDataOfATypeThatStaysOpen() {
        contexts.withBean(OpenDataListener.class)
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("takes @Data of the type T")
                        .hasStackTraceContaining("does not say what that is"));
    }

    private static SignedDelivery report() {
        String body = "{\"scope\":\"abuse_blocker\",\"event\":\"abuse_blocker.report\",\"timestamp\":\"" + Instant.now()
                + "\",\"data\":{\"culprit\":\"alice\"}}";
        return SignedDelivery.of(body.getBytes(StandardCharsets.UTF_8), SignedBody.SECRET);
    }

    @Test
    void refusesAStaticMethod() {
        contexts.withBean(StaticListener.class)
                .run(context -> assertThat(context.getStartupFailure()).hasStackTraceContaining("is static"));
    }

    @Test
    void refusesAReturnedValueThatNobodyWouldLookAt() {
        contexts.withBean(ReturningListener.class)
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("returns String, which nobody would look at"));
    }

    @Test
    void refusesAnAsyncMethodThatWouldBeAcknowledgedBeforeItRan() {
        contexts.withBean(AsyncListener.class)
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("AsyncListener#hear(UserEvent) is @Async and returns void")
                        .hasStackTraceContaining("Return a CompletableFuture"));
    }

    @Test
    void refusesAnAsynchronousMethodOfJakartaAsWell() {
        contexts.withBean(JakartaAsyncListener.class)
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("AsyncListener#hear(UserEvent) is @Asynchronous and returns void"));
    }

    @Test
    void waitsForTheFutureOfAnAsyncMethod() {
        contexts.withUserConfiguration(AsyncConfiguration.class)
                .withBean(AsyncFutureListener.class)
                .run(context -> {
                    assertThat(Contexts.deliver(context, "mallory")).isEqualTo(WebhookResponse.FAILED);
                    assertThat(Contexts.deliver(context, "alice")).isEqualTo(WebhookResponse.HANDLED);
                    assertThat(context.getBean(Heard.class).names).containsExactly("alice");
                });
    }

    /** The method would run on the proxy, none of whose fields is set. */
    @Test
    void refusesAPackagePrivateMethodOfAProxiedBeanThatComesFromAnotherPackage() {
        contexts.withUserConfiguration(SubclassProxies.class)
                .withBean(InheritingBehindProxy.class)
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("hear(UserEvent) is inherited from another package")
                        .hasStackTraceContaining("Make it public or protected"));
    }

    @Test
    void callsAPackagePrivateMethodFromAnotherPackageWhereThereIsNoProxy() {
        contexts.withBean(InheritingWithoutProxy.class).run(context -> {
            assertThat(Contexts.deliver(context, "alice")).isEqualTo(WebhookResponse.HANDLED);
            assertThat(context.getBean(InheritingWithoutProxy.class).heard()).containsExactly("alice");
        });
    }

    @Test
    void readsTheParametersOfAGenericSuperclassAsTheClassOfTheBeanFillsThemIn() {
        contexts.withBean(OfUsers.class).withBean(OfNodes.class).run(context -> {
            assertThat(context.getBean(WebhookReceiver.class).listeners())
                    .extracting(ListenerDefinition::parameterTypes)
                    .containsExactlyInAnyOrder(List.of(UserEvent.class), List.of(NodeEvent.class));
            assertThat(Contexts.deliver(context, "alice")).isEqualTo(WebhookResponse.HANDLED);
            assertThat(context.getBean(Heard.class).names).containsExactly("alice");
        });
    }

    @Test
    void findsTheListenersOfAnApplicationInAPackageOfSpring() {
        contexts.withBean(SpringSample.class).run(context -> {
            Contexts.deliver(context, "alice");
            assertThat(context.getBean(SpringSample.class).heard()).containsExactly("user.created");
        });
    }

    @Test
    void startsWithABeanWhoseClassCannotBeLookedInto() throws Exception {
        Object unresolvable = new MissingDependency(Unresolvable.class, Missing.class).newInstance();
        contexts.withBean(Plain.class)
                .withInitializer(context -> context.getBeanFactory().registerSingleton("unresolvable", unresolvable))
                .run(context -> assertThat(Contexts.deliver(context, "alice")).isEqualTo(WebhookResponse.HANDLED));
    }

    @Test
    void createsALazyBeanWhenItsFirstEventComes() {
        contexts.withUserConfiguration(LazyListener.class).run(context -> {
            Heard heard = context.getBean(Heard.class);
            assertThat(heard.names).isEmpty();

            Contexts.deliver(context, "alice");

            assertThat(heard.names).containsExactly("created", "alice");
        });
    }

    @Test
    void findsListenersWithLazyInitializationOfEverything() {
        contexts.withBean(Plain.class)
                .withInitializer(context ->
                        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
                .run(context -> assertThat(Contexts.deliver(context, "alice")).isEqualTo(WebhookResponse.HANDLED));
    }

    @Test
    void findsTheListenersOfALibraryBehindItsInterface() {
        contexts.withUserConfiguration(LibraryConfiguration.class).run(context -> {
            Contexts.deliver(context, "alice");
            assertThat(context.getBean(Heard.class).names).containsExactly("alice");
        });
    }

    @Test
    void callsAScopedBeanThroughItsScopeAndOnlyOnce() {
        contexts.withUserConfiguration(ScopedConfiguration.class).run(context -> {
            Contexts.deliver(context, "alice");
            Contexts.deliver(context, "bob");
            assertThat(context.getBean(Heard.class).names).containsExactly("created", "alice", "created", "bob");
        });
    }

    @Test
    void understandsAnAnnotationThatCarriesTheListenersAnnotation() {
        contexts.withBean(MetaAnnotated.class).run(context -> {
            Contexts.deliver(context, "alice");
            assertThat(context.getBean(Heard.class).names).containsExactly("alice");
            assertThat(context.getBean(WebhookReceiver.class).listeners())
                    .singleElement()
                    .satisfies(listener -> {
                        assertThat(listener.names()).containsExactly("user.created");
                        assertThat(listener.order()).isEqualTo(7);
                    });
        });
    }

    @Test
    void ordersByTheAnnotationAndThenBySpringsOnMethodAndClass() {
        contexts.withBean(Ordered.class)
                .run(context -> assertThat(
                                context.getBean(WebhookReceiver.class).listeners())
                        .extracting(ListenerDefinition::order)
                        .containsExactly(-5, 3, 9));
    }

    @Test
    void waitsForACompletionStage() {
        contexts.withBean(Staged.class).run(context -> {
            assertThat(Contexts.deliver(context, "alice")).isEqualTo(WebhookResponse.HANDLED);
            assertThat(context.getBean(Heard.class).names).containsExactly("alice");
            assertThat(Contexts.deliver(context, "mallory")).isEqualTo(WebhookResponse.FAILED);
        });
    }

    @Test
    void subscribesToAMonoAndWaitsForIt() {
        contexts.withBean(Reactive.class).run(context -> {
            assertThat(Contexts.deliver(context, "alice")).isEqualTo(WebhookResponse.HANDLED);
            assertThat(context.getBean(Heard.class).names).containsExactly("alice");
            assertThat(Contexts.deliver(context, "mallory")).isEqualTo(WebhookResponse.FAILED);
        });
    }

    @Test
    void takesListenerDefinitionBeans() {
        contexts.withBean(
                        ListenerDefinition.class,
                        () -> ListenerDefinition.builder("by hand", arguments -> null)
                                .parameterTypes(List.of(Delivery.class))
                                .build())
                .run(context -> assertThat(Contexts.deliver(context, "alice")).isEqualTo(WebhookResponse.HANDLED));
    }

    static class Heard {
        final List<String> names = new ArrayList<>();

        void hear(User user) {
            if (user.username().equals("mallory")) {
                throw new IllegalStateException("not mallory");
            }
            names.add(user.username()
                    + (TransactionSynchronizationManager.isActualTransactionActive() ? " in a transaction" : ""));
        }
    }

    static class Plain {
        private final Heard heard;

        Plain(Heard heard) {
            this.heard = heard;
        }

        @RemnawaveEventListener(EventNames.USER_CREATED)
        void hear(User user, Delivery delivery) {
            heard.hear(user);
        }
    }

    static class TransactionalListener {
        private final Heard heard;

        TransactionalListener(Heard heard) {
            this.heard = heard;
        }

        @Transactional
        @RemnawaveEventListener("user.*")
        void hear(UserEvent event) {
            heard.hear(event.user());
        }
    }

    interface Offered {
        @RemnawaveEventListener
        void hear(UserEvent event);
    }

    @Transactional
    static class OfferedByInterface implements Offered {
        private final Heard heard;

        OfferedByInterface(Heard heard) {
            this.heard = heard;
        }

        @Override
        public void hear(UserEvent event) {
            heard.hear(event.user());
        }
    }

    @Transactional
    static class HiddenByInterface implements Runnable {
        @Override
        public void run() {}

        @RemnawaveEventListener
        void hear(UserEvent event) {}
    }

    @Transactional
    static class PrivateBehindProxy {
        public void proxied() {}

        @RemnawaveEventListener
        private void hear(UserEvent event) {}
    }

    @Transactional
    static class FinalBehindProxy {
        public void proxied() {}

        @RemnawaveEventListener
        final void hear(UserEvent event) {}
    }

    static class StaticListener {
        @RemnawaveEventListener
        static void hear(UserEvent event) {}
    }

    static class ReturningListener {
        @RemnawaveEventListener
        String hear(UserEvent event) {
            return "";
        }
    }

    record Report(String culprit) {}

    static class OpenDataListener<T> {
        @RemnawaveEventListener("abuse_blocker.report")
        void report(@RemnawaveEventListener.Data T data) {
            take(data);
        }

        void take(T data) {}
    }

    static class ReportListener extends OpenDataListener<Report> {
        private final Heard heard;

        ReportListener(Heard heard) {
            this.heard = heard;
        }

        @Override
        void take(Report data) {
            heard.names.add(data.culprit());
        }
    }

    static class AsyncListener {
        @Async
        @RemnawaveEventListener
        void hear(UserEvent event) {}
    }

    @Asynchronous
    static class JakartaAsyncListener {
        @RemnawaveEventListener
        void hear(UserEvent event) {}
    }

    @EnableAsync(proxyTargetClass = true)
    @Configuration(proxyBeanMethods = false)
    static class AsyncConfiguration {}

    static class AsyncFutureListener {
        private final Heard heard;

        AsyncFutureListener(Heard heard) {
            this.heard = heard;
        }

        @Async
        @RemnawaveEventListener
        CompletableFuture<Void> hear(UserEvent event) {
            heard.hear(event.user());
            return CompletableFuture.completedFuture(null);
        }
    }

    @Transactional
    static class InheritingBehindProxy extends PackagePrivateListener {
        public void proxied() {}
    }

    static class InheritingWithoutProxy extends PackagePrivateListener {}

    abstract static class OfAnything<E extends RemnawaveEvent> {
        @RemnawaveEventListener
        void hear(E event) {
            take(event);
        }

        abstract void take(E event);
    }

    static class OfUsers extends OfAnything<UserEvent> {
        private final Heard heard;

        OfUsers(Heard heard) {
            this.heard = heard;
        }

        @Override
        void take(UserEvent event) {
            heard.hear(event.user());
        }
    }

    static class OfNodes extends OfAnything<NodeEvent> {
        @Override
        void take(NodeEvent event) {}
    }

    public static class Missing {}

    public static class Unresolvable {
        public Unresolvable() {}

        void needs(Missing missing) {}
    }

    @Lazy
    @Configuration(proxyBeanMethods = false)
    static class LazyListener {
        private final Heard heard;

        LazyListener(Heard heard) {
            this.heard = heard;
            heard.names.add("created");
        }

        @RemnawaveEventListener
        void hear(UserEvent event) {
            heard.hear(event.user());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class LibraryConfiguration {
        @Bean
        Runnable library(Heard heard) {
            return new Library(heard);
        }
    }

    static final class Library implements Runnable {
        private final Heard heard;

        Library(Heard heard) {
            this.heard = heard;
        }

        @Override
        public void run() {}

        @RemnawaveEventListener
        void hear(UserEvent event) {
            heard.hear(event.user());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ScopedConfiguration {
        @Bean
        @Scope(value = BeanDefinition.SCOPE_PROTOTYPE, proxyMode = ScopedProxyMode.TARGET_CLASS)
        ScopedListener scopedListener(Heard heard) {
            return new ScopedListener(heard);
        }
    }

    static class ScopedListener {
        private final Heard heard;

        ScopedListener(Heard heard) {
            this.heard = heard;
            if (heard != null) { // the proxy is made without
                heard.names.add("created");
            }
        }

        @RemnawaveEventListener
        void hear(UserEvent event) {
            heard.hear(event.user());
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @RemnawaveEventListener(order = 7)
    @interface OnUser {
        @AliasFor(annotation = RemnawaveEventListener.class, attribute = "value")
        String[] names();
    }

    static class MetaAnnotated {
        private final Heard heard;

        MetaAnnotated(Heard heard) {
            this.heard = heard;
        }

        @OnUser(names = "user.created")
        void hear(User user) {
            heard.hear(user);
        }
    }

    @Order(9)
    static class Ordered {
        @RemnawaveEventListener
        void byClass(RemnawaveEvent event) {}

        @Order(3)
        @RemnawaveEventListener
        void byMethod(RemnawaveEvent event) {}

        @Order(3)
        @RemnawaveEventListener(order = -5)
        void byAnnotation(RemnawaveEvent event) {}
    }

    static class Staged {
        private final Heard heard;

        Staged(Heard heard) {
            this.heard = heard;
        }

        @RemnawaveEventListener
        CompletionStage<Void> hear(User user) {
            Executor later = CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS);
            return CompletableFuture.runAsync(() -> heard.hear(user), later);
        }
    }

    static class Reactive {
        private final Heard heard;

        Reactive(Heard heard) {
            this.heard = heard;
        }

        @RemnawaveEventListener
        Mono<Void> hear(User user) {
            return Mono.fromRunnable(() -> heard.hear(user));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true, mode = AdviceMode.PROXY)
    static class SubclassProxies {
        @Bean
        Transactions transactions() {
            return new Transactions();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = false, mode = AdviceMode.PROXY)
    static class InterfaceProxies {
        @Bean
        Transactions transactions() {
            return new Transactions();
        }
    }

    /** Transactions of nothing. */
    static class Transactions extends AbstractPlatformTransactionManager {
        private static final long serialVersionUID = 1L;
        final transient List<String> ends = new ArrayList<>();

        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            ends.add("commit");
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            ends.add("rollback");
        }
    }
}
