package io.remnawave.webhook.micronaut.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Requires;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.micronaut.RunningApplication;
import io.remnawave.webhook.model.User;
import io.remnawave.webhook.spi.ListenerDefinition;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import jakarta.inject.Singleton;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A listener stays one in the bean that inherits or overrides it, as where listeners are found by reflection. */
class InheritanceTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                OfAnInterface.class,
                OfADefaultMethod.class,
                Overriding.class,
                OfAGenericInterface.class,
                MarkedByItsOwn.class
            })
    void findsAListenerWhoseAnnotationIsInherited(Class<?> bean) throws Exception {
        try (RunningApplication application = RunningApplication.with(bean)) {
            assertThat(application.panel().deliver(SignedBody.of("alice")).body())
                    .isEqualTo("handled");

            assertThat(application.bean(TakenEvents.class).all()).containsExactly("alice");
            assertThat(application.bean(WebhookReceiver.class).listeners())
                    .extracting(ListenerDefinition::id)
                    .containsExactly(bean.getName() + "#take(UserEvent)");
        }
    }

    @Test
    void givesAGenericListenerTheTypeThatItsBeanHasChosen() throws Exception {
        try (RunningApplication application = RunningApplication.with(OfAGenericBase.class)) {
            assertThat(application.panel().deliver(SignedBody.of("alice")).body())
                    .isEqualTo("handled");

            assertThat(application.bean(TakenEvents.class).all()).containsExactly("alice");
            assertThat(application.bean(WebhookReceiver.class).listeners())
                    .extracting(ListenerDefinition::parameterTypes)
                    .containsExactly(List.of(User.class));
        }
    }

    interface Takes {

        @RemnawaveEventListener("user.*")
        void take(UserEvent event);
    }

    @Singleton
    @Requires(property = "test.with", value = "OfAnInterface")
    static class OfAnInterface implements Takes {

        private final TakenEvents taken;

        OfAnInterface(TakenEvents taken) {
            this.taken = taken;
        }

        @Override
        public void take(UserEvent event) {
            taken.add(event.user().username());
        }
    }

    interface TakesByDefault {

        TakenEvents taken();

        @RemnawaveEventListener("user.*")
        default void take(UserEvent event) {
            taken().add(event.user().username());
        }
    }

    @Singleton
    @Requires(property = "test.with", value = "OfADefaultMethod")
    static class OfADefaultMethod implements TakesByDefault {

        private final TakenEvents taken;

        OfADefaultMethod(TakenEvents taken) {
            this.taken = taken;
        }

        @Override
        public TakenEvents taken() {
            return taken;
        }
    }

    abstract static class Overridden {

        @RemnawaveEventListener("user.*")
        void take(UserEvent event) {
            throw new AssertionError("overridden");
        }
    }

    @Singleton
    @Requires(property = "test.with", value = "Overriding")
    static class Overriding extends Overridden {

        private final TakenEvents taken;

        Overriding(TakenEvents taken) {
            this.taken = taken;
        }

        @Override
        void take(UserEvent event) {
            taken.add(event.user().username());
        }
    }

    @Inherited // as the documentation asks for
    @Retention(RetentionPolicy.RUNTIME)
    @RemnawaveEventListener("user.*")
    @interface OnUsers {}

    interface TakesMarked {

        @OnUsers
        void take(UserEvent event);
    }

    @Singleton
    @Requires(property = "test.with", value = "MarkedByItsOwn")
    static class MarkedByItsOwn implements TakesMarked {

        private final TakenEvents taken;

        MarkedByItsOwn(TakenEvents taken) {
            this.taken = taken;
        }

        @Override
        public void take(UserEvent event) {
            taken.add(event.user().username());
        }
    }

    interface TakesAny<E extends RemnawaveEvent> {

        @RemnawaveEventListener("user.*")
        void take(E event);
    }

    @Singleton
    @Requires(property = "test.with", value = "OfAGenericInterface")
    static class OfAGenericInterface implements TakesAny<UserEvent> {

        private final TakenEvents taken;

        OfAGenericInterface(TakenEvents taken) {
            this.taken = taken;
        }

        @Override
        public void take(UserEvent event) {
            taken.add(event.user().username());
        }
    }

    @Singleton
    @Requires(property = "test.with", value = "OfAGenericBase")
    static class OfAGenericBase extends GenericBase<User> {

        private final TakenEvents taken;

        OfAGenericBase(TakenEvents taken) {
            this.taken = taken;
        }

        @Override
        void took(User user) {
            taken.add(user.username());
        }
    }
}

/** Of a type that no event can fill, as long as nobody has said which it is. */
abstract class GenericBase<P> {

    @RemnawaveEventListener
    void take(P payload) {
        took(payload);
    }

    abstract void took(P payload);
}
