package io.remnawave.webhook.spring.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.spring.Contexts;
import io.remnawave.webhook.spring.RunningApplication;
import io.remnawave.webhook.testkit.compatibility.LogLines;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.framework.ProxyFactoryBean;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.annotation.RequestScope;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Beans whose definition does not tell their class: found, or refused at start; never passed over in silence. */
final class BeansOfOpenTypesTest {

    private final WebApplicationContextRunner contexts = Contexts.withStarter().withBean(Heard.class);

    @ParameterizedTest
    @ValueSource(
            classes = {
                InterfaceBean.class,
                LazyInterfaceBean.class,
                LazySuperclassBean.class,
                StaticLazyBean.class,
                FactoryBeanOfInterface.class,
                FactoryBeanOfUnknown.class,
                LazyFactoryBean.class,
                SubclassProxyByHand.class,
                LazySubclassProxyByHand.class,
                ProxyFactoryBeanOfClass.class
            })
    void findsTheListenersOfTheObjectThatIsMade(Class<?> configuration) {
        contexts.withUserConfiguration(configuration).run(context -> {
            assertThat(Contexts.deliver(context, "alice")).isEqualTo(WebhookResponse.HANDLED);
            assertThat(heard(context)).containsExactly("made", "alice");
        });
    }

    @Test
    void findsThemWithLazyInitializationOfEverything() {
        try (RunningApplication application = RunningApplication.start(
                WebApplicationType.SERVLET,
                Map.of("spring.main.lazy-initialization", "true"),
                Heard.class,
                InterfaceBean.class)) {
            assertThat(Contexts.deliver(application.context(), "alice")).isEqualTo(WebhookResponse.HANDLED);
        }
    }

    @Test
    void leavesALazyBeanAloneThatIsMadeByItsConstructor() {
        contexts.withUserConfiguration(LazyIdle.class).run(context -> {
            assertThat(heard(context)).isEmpty();
            assertThat(context.getBean(LazyIdle.class)).isNotNull();
            assertThat(heard(context)).containsExactly("made");
        });
    }

    @Test
    void leavesItAloneWithLazyInitializationOfEverything() {
        try (RunningApplication application = RunningApplication.start(
                WebApplicationType.SERVLET,
                Map.of("spring.main.lazy-initialization", "true"),
                Heard.class,
                Idle.class)) {
            assertThat(Contexts.deliver(application.context(), "alice")).isEqualTo(WebhookResponse.IGNORED);
            assertThat(heard(application.context())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {LazyFinalBean.class, LazyClassBean.class})
    void leavesALazyBeanAloneWhoseMethodDeclaresTheListener(Class<?> configuration) {
        contexts.withUserConfiguration(configuration).run(context -> {
            assertThat(heard(context)).isEmpty();
            assertThat(Contexts.deliver(context, "alice")).isEqualTo(WebhookResponse.HANDLED);
            assertThat(heard(context)).containsExactly("made", "alice");
        });
    }

    @Test
    void failsADeliveryToALazyBeanThatHasMoreListenersThanWhatIsDeclared() {
        contexts.withUserConfiguration(LazyBeanWithMore.class).run(context -> {
            assertThat(Contexts.deliver(context, "alice")).isEqualTo(WebhookResponse.FAILED);
            assertThat(heard(context)).containsExactly("made");
        });
    }

    @Test
    void makesAPrototypeToLookAtItAndDestroysThat() {
        contexts.withUserConfiguration(PrototypeBean.class).run(context -> {
            assertThat(heard(context)).containsExactly("made", "destroyed");
            Contexts.deliver(context, "alice");
            assertThat(heard(context)).containsExactly("made", "destroyed", "made", "alice");
        });
    }

    @Test
    void findsTheListenersOfAnObjectFromASupplier() {
        contexts.withInitializer(context -> ((GenericApplicationContext) context)
                        .registerBean(
                                Notifier.class,
                                () -> new Telegram(context.getBean(Heard.class)),
                                definition -> definition.setLazyInit(true)))
                .run(context -> assertThat(Contexts.deliver(context, "alice")).isEqualTo(WebhookResponse.HANDLED));
    }

    @Test
    void findsTheListenersOfAFactoryBeanItself() {
        contexts.withBean(ListeningFactory.class).run(context -> {
            assertThat(Contexts.deliver(context, "alice")).isEqualTo(WebhookResponse.HANDLED);
            assertThat(heard(context)).containsExactly("factory alice");
        });
    }

    @Test
    void takesADefinitionThatInheritsFromAnAbstractOneAndNotThat() {
        contexts.withInitializer(context -> {
                    var registry = (GenericApplicationContext) context;
                    registry.registerBeanDefinition(
                            "parent",
                            BeanDefinitionBuilder.genericBeanDefinition(Telegram.class)
                                    .addConstructorArgReference("heard")
                                    .setAbstract(true)
                                    .getBeanDefinition());
                    registry.registerBeanDefinition(
                            "child",
                            BeanDefinitionBuilder.childBeanDefinition("parent")
                                    .setLazyInit(true)
                                    .getBeanDefinition());
                })
                .withBean("heard", Heard.class)
                .run(context -> {
                    assertThat(context.getBean(WebhookReceiver.class).listeners())
                            .hasSize(1);
                    assertThat(context.getBean("heard", Heard.class).lines).isEmpty();
                    assertThat(Contexts.deliver(context, "alice")).isEqualTo(WebhookResponse.HANDLED);
                });
    }

    @Test
    void findsAListenerThatImplementsAGenericInterfaceOnce() {
        contexts.withBean(OfUsers.class).run(context -> {
            assertThat(Contexts.deliver(context, "alice")).isEqualTo(WebhookResponse.HANDLED);
            assertThat(heard(context)).containsExactly("alice");
        });
    }

    @Test
    void callsAScopedProxyOfAnOpenType() {
        contexts.withUserConfiguration(ScopedBean.class).run(context -> {
            assertThat(Contexts.deliver(context, "alice")).isEqualTo(WebhookResponse.HANDLED);
            assertThat(heard(context)).endsWith("made", "alice");
        });
    }

    @ParameterizedTest
    @ValueSource(classes = {InterfaceProxyByHand.class, LazyInterfaceProxyByHand.class, ScopedInterfaceProxy.class})
    void refusesWhatAnInterfaceProxyHides(Class<?> configuration) {
        contexts.withUserConfiguration(configuration)
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("Telegram#hear(UserEvent) cannot be called through the proxy"));
    }

    /** Whether a lazy bean gets a proxy shows when it is made. */
    @Test
    void failsADeliveryRatherThanCallAProxyItselfOfALazyBean() {
        contexts.withUserConfiguration(ListenerDiscoveryTest.SubclassProxies.class, LazyFinalMethod.class)
                .run(context -> {
                    assertThat(Contexts.deliver(context, "alice")).isEqualTo(WebhookResponse.FAILED);
                    assertThat(LazyFinalMethod.CALLED).isFalse();
                });
    }

    @Test
    void saysWhichBeanCouldNotBeLookedAt() {
        try (LogLines log = new LogLines()) {
            contexts.withUserConfiguration(RequestBean.class).run(context -> {
                assertThat(context).hasNotFailed();
                assertThat(log.messages())
                        .anySatisfy(line -> assertThat(line)
                                .contains("notifier", Notifier.class.getName(), "get no events", "declare it"));
            });
        }
    }

    /** What is declared could be all of it, as of most beans of a request; only the object shows what is lost. */
    @Test
    void saysWhichListenersGetNoEventsWhenTheBeanIsMade() {
        try (LogLines log = new LogLines()) {
            contexts.withUserConfiguration(RequestBeanOfSuperclass.class).run(context -> {
                assertThat(log.messages()).noneMatch(line -> line.contains("no events"));
                RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
                try {
                    context.getBean(Plain.class).unrelated();
                } finally {
                    RequestContextHolder.resetRequestAttributes();
                }
                assertThat(log.messages())
                        .filteredOn(line -> line.contains("gets no events"))
                        .singleElement()
                        .asString()
                        .contains("Telegram#hear(UserEvent)", "Declare Telegram as what its @Bean method");
            });
        }
    }

    @Test
    void findsTheDeclaredListenersOfABeanThatCannotBeMadeNow() {
        contexts.withUserConfiguration(RequestBeanOfClass.class)
                .run(context -> assertThat(
                                context.getBean(WebhookReceiver.class).listeners())
                        .hasSize(1));
    }

    @Test
    void refusesAListenerThatIsSeenTooLateBecauseTheReceiverWasAskedForBefore() {
        contexts.withUserConfiguration(EarlyReceiver.class, InterfaceBean.class)
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining(
                                "Telegram#hear(UserEvent) was not seen when the WebhookReceiver was built")
                        .hasStackTraceContaining("of the bean notifier only Notifier was known")
                        .hasStackTraceContaining("Declare Telegram as what its @Bean method"));
    }

    @Test
    void findsADeclaredListenerAlthoughTheReceiverWasAskedForBefore() {
        contexts.withUserConfiguration(EarlyReceiver.class, ClassBean.class).run(context -> {
            assertThat(Contexts.deliver(context, "alice")).isEqualTo(WebhookResponse.HANDLED);
            assertThat(heard(context)).containsExactly("made", "alice");
        });
    }

    @Test
    void refusesListenersOfAClassThatCannotBeLookedInto() throws Exception {
        Object unresolvable =
                new MissingDependency(UnresolvableListener.class, ListenerDiscoveryTest.Missing.class).newInstance();
        contexts.withInitializer(context -> context.getBeanFactory().registerSingleton("unresolvable", unresolvable))
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("UnresolvableListener cannot be looked at")
                        .hasStackTraceContaining("ListenerDiscoveryTest$Missing"));
    }

    private static List<String> heard(BeanFactory context) {
        return context.getBean(Heard.class).lines;
    }

    static class Heard {
        final List<String> lines = new CopyOnWriteArrayList<>();
    }

    interface Notifier {
        default void unrelated() {}
    }

    static class Plain implements Notifier {}

    static class Telegram extends Plain implements DisposableBean {
        private final Heard heard;

        Telegram(Heard heard) {
            this.heard = heard;
            if (heard != null) { // a proxy is made without
                heard.lines.add("made");
            }
        }

        @RemnawaveEventListener
        void hear(UserEvent event) {
            heard.lines.add(event.user().username());
        }

        @Override
        public void destroy() {
            heard.lines.add("destroyed");
        }
    }

    static final class FinalTelegram extends Telegram {
        FinalTelegram(Heard heard) {
            super(heard);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class InterfaceBean {
        @Bean
        Notifier notifier(Heard heard) {
            return new Telegram(heard);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ClassBean {
        @Bean
        Telegram notifier(Heard heard) {
            return new Telegram(heard);
        }
    }

    @Component
    static class Idle {
        Idle(Heard heard) {
            heard.lines.add("made");
        }
    }

    @Lazy
    @Component
    static class LazyIdle extends Idle {
        LazyIdle(Heard heard) {
            super(heard);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class LazyInterfaceBean {
        @Lazy
        @Bean
        Notifier notifier(Heard heard) {
            return new Telegram(heard);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class LazySuperclassBean {
        @Lazy
        @Bean
        Plain notifier(Heard heard) {
            return new Telegram(heard);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class StaticLazyBean {
        @Lazy
        @Bean
        static Notifier notifier(Heard heard) {
            return new Telegram(heard);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class LazyFinalBean {
        @Lazy
        @Bean
        FinalTelegram notifier(Heard heard) {
            return new FinalTelegram(heard);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class LazyClassBean {
        @Lazy
        @Bean
        Telegram notifier(Heard heard) {
            return new Telegram(heard);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class LazyBeanWithMore {
        @Lazy
        @Bean
        Telegram notifier(Heard heard) {
            return new Telegram(heard) {
                @RemnawaveEventListener("node.*")
                void watch(RemnawaveEvent event) {}
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class PrototypeBean {
        @Bean
        @Scope(BeanDefinition.SCOPE_PROTOTYPE)
        Notifier notifier(Heard heard) {
            return new Telegram(heard);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ScopedBean {
        @Bean
        @Scope(value = BeanDefinition.SCOPE_PROTOTYPE, proxyMode = ScopedProxyMode.TARGET_CLASS)
        Telegram notifier(Heard heard) {
            return new Telegram(heard);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ScopedInterfaceProxy {
        @Bean
        @Scope(value = BeanDefinition.SCOPE_PROTOTYPE, proxyMode = ScopedProxyMode.INTERFACES)
        Notifier notifier(Heard heard) {
            return new Telegram(heard);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class RequestBean {
        @Bean
        @RequestScope
        Notifier notifier(Heard heard) {
            return new Telegram(heard);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class RequestBeanOfSuperclass {
        @Bean
        @RequestScope
        Plain notifier(Heard heard) {
            return new Telegram(heard);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class RequestBeanOfClass {
        @Bean
        @RequestScope
        Telegram notifier(Heard heard) {
            return new Telegram(heard);
        }
    }

    record Factory(Heard heard, Class<?> getObjectType) implements FactoryBean<Object> {
        @Override
        public Object getObject() {
            return new Telegram(heard);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class FactoryBeanOfInterface {
        @Bean
        Factory notifier(Heard heard) {
            return new Factory(heard, Notifier.class);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class FactoryBeanOfUnknown {
        @Bean
        Factory notifier(Heard heard) {
            return new Factory(heard, null);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class LazyFactoryBean {
        @Lazy
        @Bean
        FactoryBean<?> notifier(Heard heard) {
            return new Factory(heard, Notifier.class);
        }
    }

    static class ListeningFactory implements FactoryBean<String> {
        private final Heard heard;

        ListeningFactory(Heard heard) {
            this.heard = heard;
        }

        @Override
        public String getObject() {
            return "made";
        }

        @Override
        public Class<?> getObjectType() {
            return String.class;
        }

        @RemnawaveEventListener
        void hear(UserEvent event) {
            heard.lines.add("factory " + event.user().username());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class SubclassProxyByHand {
        @Bean
        Notifier notifier(Heard heard) {
            return proxy(heard, true);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class LazySubclassProxyByHand {
        @Lazy
        @Bean
        Notifier notifier(Heard heard) {
            return proxy(heard, true);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class InterfaceProxyByHand {
        @Bean
        Notifier notifier(Heard heard) {
            return proxy(heard, false);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class LazyInterfaceProxyByHand {
        @Lazy
        @Bean
        Notifier notifier(Heard heard) {
            return proxy(heard, false);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ProxyFactoryBeanOfClass {
        @Bean
        ProxyFactoryBean notifier(Heard heard) {
            ProxyFactoryBean proxy = new ProxyFactoryBean();
            proxy.setTarget(new Telegram(heard));
            proxy.setProxyTargetClass(true);
            return proxy;
        }
    }

    private static Notifier proxy(Heard heard, boolean ofClass) {
        ProxyFactory proxies = new ProxyFactory(new Telegram(heard));
        proxies.setProxyTargetClass(ofClass);
        return (Notifier) proxies.getProxy();
    }

    interface Handler<E extends RemnawaveEvent> {
        void handle(E event);
    }

    static class OfUsers implements Handler<UserEvent> {
        private final Heard heard;

        OfUsers(Heard heard) {
            this.heard = heard;
        }

        @Override
        @RemnawaveEventListener
        public void handle(UserEvent event) {
            heard.lines.add(event.user().username());
        }
    }

    @Lazy
    @Transactional
    @Configuration(proxyBeanMethods = false)
    static class LazyFinalMethod {
        static final AtomicBoolean CALLED = new AtomicBoolean();

        public void proxied() {}

        @RemnawaveEventListener
        final void hear(UserEvent event) {
            CALLED.set(true);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class EarlyReceiver {
        @Bean
        static Object early(WebhookReceiver receiver) {
            return receiver.toString();
        }
    }

    public static class UnresolvableListener {
        public UnresolvableListener() {}

        void needs(ListenerDiscoveryTest.Missing missing) {}

        @RemnawaveEventListener
        void hear(UserEvent event) {}
    }
}
