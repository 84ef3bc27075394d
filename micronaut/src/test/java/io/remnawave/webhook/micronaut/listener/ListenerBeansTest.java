package io.remnawave.webhook.micronaut.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Prototype;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.runtime.http.scope.RequestScope;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.event.EventNames;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.micronaut.RunningApplication;
import io.remnawave.webhook.model.Node;
import io.remnawave.webhook.model.User;
import io.remnawave.webhook.spi.ListenerDefinition;
import io.remnawave.webhook.testkit.compatibility.LogLines;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ListenerBeansTest {

    @Test
    void givesAnEventToTheMethodsThatWantIt() throws Exception {
        try (RunningApplication application = RunningApplication.with(ListenerBeansTest.class)) {
            assertThat(application.panel().deliver(SignedBody.of("alice")).body())
                    .isEqualTo("handled");

            assertThat(application.bean(TakenEvents.class).all())
                    .containsExactlyInAnyOrder("event alice", "payload alice 1", "any user.created", "marked alice");
        }
    }

    @Test
    void listsTheListenersWhenTheApplicationStarts() {
        try (LogLines log = new LogLines();
                RunningApplication application = RunningApplication.with(ListenerBeansTest.class)) {
            assertThat(log.messages())
                    .contains("  user.created -> " + ListenerBeansTest.class.getName()
                            + "$Subscriptions#event(UserEvent)");
            assertThat(application.bean(WebhookReceiver.class).listeners()).hasSize(5);
        }
    }

    @Test
    void runsListenersByTheirOrder() throws Exception {
        try (RunningApplication application = RunningApplication.with(Ordered.class)) {
            application.panel().deliver(SignedBody.of("alice"));

            assertThat(application.bean(TakenEvents.class).all()).containsExactly("-2", "-1", "0", "1", "2", "3");
        }
    }

    @Test
    void createsALazyBeanWithItsFirstEventAndOnlyOnce() throws Exception {
        try (RunningApplication application = RunningApplication.with(LazyListener.class)) {
            assertThat(application.bean(TakenEvents.class).all()).isEmpty();

            application.panel().deliver(SignedBody.of("alice"));
            application.panel().deliver(SignedBody.of("bob"));

            assertThat(application.bean(TakenEvents.class).all()).containsExactly("created", "took", "took");
        }
    }

    @Test
    void createsAPrototypeForEveryEvent() throws Exception {
        try (RunningApplication application = RunningApplication.with(PrototypeListener.class)) {
            application.panel().deliver(SignedBody.of("alice"));
            application.panel().deliver(SignedBody.of("bob"));

            assertThat(application.bean(TakenEvents.class).all()).containsExactly("created", "took", "created", "took");
        }
    }

    @Test
    void usesARequestScopedBeanWithinItsRequestAndEndsItThen() throws Exception {
        try (RunningApplication application = RunningApplication.with(RequestListener.class)) {
            application.panel().deliver(SignedBody.of("alice"));
            application.panel().deliver(SignedBody.of("bob"));

            List<String> taken = application.bean(TakenEvents.class).all();
            await().untilAsserted(
                            () -> assertThat(taken).filteredOn("ended"::equals).hasSize(2));
            assertThat(taken)
                    .filteredOn(line -> line.startsWith("took"))
                    .hasSize(2)
                    .doesNotHaveDuplicates();
            assertThat(application.bean(WebhookReceiver.class).listeners()).hasSize(1);
        }
    }

    @Test
    void leavesOutABeanWhoseConditionDoesNotHold() throws Exception {
        try (RunningApplication without = RunningApplication.with(ConditionalListener.class);
                RunningApplication with = RunningApplication.with(ConditionalListener.class, "feature.on", true)) {
            assertThat(without.panel().deliver(SignedBody.of("alice")).body()).isEqualTo("ignored");
            assertThat(with.panel().deliver(SignedBody.of("alice")).body()).isEqualTo("handled");
        }
    }

    @Test
    void leavesOutABeanThatAnotherReplaces() throws Exception {
        try (RunningApplication application = RunningApplication.with(Replaced.class)) {
            application.panel().deliver(SignedBody.of("alice"));

            assertThat(application.bean(TakenEvents.class).all()).containsExactly("replacement");
        }
    }

    @Test
    void findsTheListenersOfABeanThatAFactoryMakes() throws Exception {
        try (RunningApplication application = RunningApplication.with(Factories.class)) {
            application.panel().deliver(SignedBody.of("alice"));

            assertThat(application.bean(TakenEvents.class).all()).containsExactly("made");
        }
    }

    @Test
    void findsTheListenersOfBeansThatAreExposedAsOtherTypesAlone() throws Exception {
        try (RunningApplication application = RunningApplication.with(TypedBeans.class)) {
            application.panel().deliver(SignedBody.of("alice"));

            assertThat(application.bean(TakenEvents.class).all())
                    .containsExactlyInAnyOrder("typed", "made", "replacement of a typed one");
            assertThat(application.bean(WebhookReceiver.class).listeners()).hasSize(3);
        }
    }

    @Test
    void findsTheListenersOfABeanThatIsAFieldOfAFactory() throws Exception {
        try (RunningApplication application = RunningApplication.with(FactoryWithAField.class)) {
            application.panel().deliver(SignedBody.of("alice"));

            assertThat(application.bean(TakenEvents.class).all()).containsExactly("made");
        }
    }

    @Test
    void findsInheritedListenersUnderTheNameOfEachBean() throws Exception {
        try (RunningApplication application = RunningApplication.with(InheritedListener.class)) {
            application.panel().deliver(SignedBody.of("alice"));

            assertThat(application.bean(TakenEvents.class).all()).containsExactlyInAnyOrder("one", "two");
            assertThat(application.bean(WebhookReceiver.class).listeners())
                    .extracting(ListenerDefinition::id)
                    .containsExactlyInAnyOrder(
                            One.class.getName() + "#take(RemnawaveEvent)",
                            Two.class.getName() + "#take(RemnawaveEvent)");
        }
    }

    @Test
    void findsListenersAlsoForABeanThatNeedsTheReceiverAtOnce() throws Exception {
        try (RunningApplication application = RunningApplication.with(Hasty.class)) {
            assertThat(application.panel().deliver(SignedBody.of("alice")).body())
                    .isEqualTo("handled");
            assertThat(application.bean(Hasty.class).listeners).hasSize(1);
        }
    }

    @Test
    void saysWhatIsMissingWhereThereIsNoListener() {
        try (LogLines log = new LogLines();
                RunningApplication application = RunningApplication.with(Void.class)) {
            assertThat(application.bean(WebhookReceiver.class).listeners()).isEmpty();
            assertThat(log.messages())
                    .anySatisfy(line ->
                            assertThat(line).contains("add remnawave-webhook-micronaut to the annotation processors"));
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @RemnawaveEventListener(EventNames.USER_CREATED)
    @interface OnCreation {}

    @Singleton
    @Requires(property = "test.with", value = "ListenerBeansTest")
    static class Subscriptions {

        private final TakenEvents taken;

        Subscriptions(TakenEvents taken) {
            this.taken = taken;
        }

        @RemnawaveEventListener(EventNames.USER_CREATED)
        void event(UserEvent event) {
            taken.add("event " + event.user().username());
        }

        @RemnawaveEventListener("user.*")
        protected void payload(Delivery delivery, User user) {
            taken.add("payload " + user.username() + " " + delivery.attempt());
        }

        @RemnawaveEventListener
        public void any(RemnawaveEvent event) {
            taken.add("any " + event.name());
        }

        @RemnawaveEventListener
        void others(Node node) {
            taken.add("node " + node.name());
        }

        @OnCreation
        void marked(User user) {
            taken.add("marked " + user.username());
        }
    }

    @Singleton
    @Order(1)
    @Requires(property = "test.with", value = "Ordered")
    static class Ordered {

        private final TakenEvents taken;

        Ordered(TakenEvents taken) {
            this.taken = taken;
        }

        @RemnawaveEventListener
        void byTheClass(RemnawaveEvent event) {
            taken.add("1");
        }

        @RemnawaveEventListener
        @Order(-1)
        void byTheMethod(RemnawaveEvent event) {
            taken.add("-1");
        }

        @RemnawaveEventListener(order = -2)
        @Order(7)
        void byTheAnnotation(RemnawaveEvent event) {
            taken.add("-2");
        }

        @RemnawaveEventListener(order = 3)
        void last(RemnawaveEvent event) {
            taken.add("3");
        }
    }

    @Singleton
    @Requires(property = "test.with", value = "Ordered")
    static class Unordered {

        private final TakenEvents taken;

        Unordered(TakenEvents taken) {
            this.taken = taken;
        }

        @RemnawaveEventListener
        void without(RemnawaveEvent event) {
            taken.add("0");
        }

        @RemnawaveEventListener
        @Order(2)
        void byTheMethod(RemnawaveEvent event) {
            taken.add("2");
        }
    }

    @Singleton
    @Requires(property = "test.with", value = "LazyListener")
    static class LazyListener {

        private final TakenEvents taken;

        LazyListener(TakenEvents taken) {
            this.taken = taken;
            taken.add("created");
        }

        @RemnawaveEventListener
        void take(RemnawaveEvent event) {
            taken.add("took");
        }
    }

    @Prototype
    @Requires(property = "test.with", value = "PrototypeListener")
    static class PrototypeListener {

        private final TakenEvents taken;

        PrototypeListener(TakenEvents taken) {
            this.taken = taken;
            taken.add("created");
        }

        @RemnawaveEventListener
        void take(RemnawaveEvent event) {
            taken.add("took");
        }
    }

    @RequestScope
    @Requires(property = "test.with", value = "RequestListener")
    static class RequestListener {

        private static final AtomicInteger CREATED = new AtomicInteger();

        private final TakenEvents taken;
        private final int number = CREATED.incrementAndGet();

        RequestListener(TakenEvents taken) {
            this.taken = taken;
        }

        @RemnawaveEventListener
        void take(RemnawaveEvent event) {
            taken.add("took " + number);
        }

        @PreDestroy
        void end() {
            taken.add("ended");
        }
    }

    @Singleton
    @Requires(property = "test.with", value = "ConditionalListener")
    @Requires(property = "feature.on")
    static class ConditionalListener {

        @RemnawaveEventListener
        void take(RemnawaveEvent event) {}
    }

    @Singleton
    @Requires(property = "test.with", value = "Replaced")
    static class Replaced {

        private final TakenEvents taken;

        Replaced(TakenEvents taken) {
            this.taken = taken;
        }

        @RemnawaveEventListener
        void take(RemnawaveEvent event) {
            taken.add("replaced");
        }
    }

    @Singleton
    @Replaces(Replaced.class)
    @Requires(property = "test.with", value = "Replaced")
    static class Replacement {

        private final TakenEvents taken;

        Replacement(TakenEvents taken) {
            this.taken = taken;
        }

        @RemnawaveEventListener
        void take(RemnawaveEvent event) {
            taken.add("replacement");
        }
    }

    interface Port {}

    interface OtherPort {}

    @Factory
    @Requires(property = "test.with", value = "TypedBeans")
    static class TypedBeans {

        @Singleton
        @Bean(typed = Port.class)
        MadePort made(TakenEvents taken) {
            return new MadePort(taken);
        }
    }

    static class MadePort extends Made implements Port {

        MadePort(TakenEvents taken) {
            super(taken);
        }
    }

    @Singleton
    @Bean(typed = {Port.class, OtherPort.class})
    @Requires(property = "test.with", value = "TypedBeans")
    static class Typed implements Port, OtherPort {

        private final TakenEvents taken;

        Typed(TakenEvents taken) {
            this.taken = taken;
        }

        @RemnawaveEventListener
        void take(RemnawaveEvent event) {
            taken.add("typed");
        }
    }

    @Singleton
    @Bean(typed = OtherPort.class)
    @Requires(property = "test.with", value = "TypedBeans")
    static class TypedAndReplaced implements OtherPort {

        @RemnawaveEventListener
        void take(RemnawaveEvent event) {
            throw new IllegalStateException("replaced");
        }
    }

    @Singleton
    @Bean(typed = OtherPort.class)
    @Replaces(TypedAndReplaced.class)
    @Requires(property = "test.with", value = "TypedBeans")
    static class TypedReplacement implements OtherPort {

        private final TakenEvents taken;

        TypedReplacement(TakenEvents taken) {
            this.taken = taken;
        }

        @RemnawaveEventListener
        void take(RemnawaveEvent event) {
            taken.add("replacement of a typed one");
        }
    }

    @Factory
    @Requires(property = "test.with", value = "Factories")
    static class Factories {

        @Bean
        @Singleton
        Made made(TakenEvents taken) {
            return new Made(taken);
        }
    }

    @Factory
    @Requires(property = "test.with", value = "FactoryWithAField")
    static class FactoryWithAField {

        @Bean
        final Made made;

        FactoryWithAField(TakenEvents taken) {
            made = new Made(taken);
        }
    }

    static class Made {

        private final TakenEvents taken;

        Made(TakenEvents taken) {
            this.taken = taken;
        }

        @RemnawaveEventListener
        void take(RemnawaveEvent event) {
            taken.add("made");
        }
    }

    abstract static class InheritedListener {

        private final TakenEvents taken;
        private final String name;

        InheritedListener(TakenEvents taken, String name) {
            this.taken = taken;
            this.name = name;
        }

        @RemnawaveEventListener
        void take(RemnawaveEvent event) {
            taken.add(name);
        }
    }

    @Singleton
    @Requires(property = "test.with", value = "InheritedListener")
    static class One extends InheritedListener {

        One(TakenEvents taken) {
            super(taken, "one");
        }
    }

    @Singleton
    @Requires(property = "test.with", value = "InheritedListener")
    static class Two extends InheritedListener {

        Two(TakenEvents taken) {
            super(taken, "two");
        }
    }

    @Context
    @Requires(property = "test.with", value = "Hasty")
    static class Hasty {

        private final List<ListenerDefinition> listeners;

        Hasty(WebhookReceiver receiver) {
            listeners = receiver.listeners();
        }

        @RemnawaveEventListener
        void take(RemnawaveEvent event) {}
    }
}
