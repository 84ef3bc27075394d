package io.remnawave.webhook.spring.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.model.User;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.ExecutableHint;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;

final class AheadOfTimeTest {

    @Test
    void hintsAtListenerMethodsOfBeansAndOfTheirInterfaces() throws Exception {
        GenericApplicationContext context = new GenericApplicationContext();
        context.registerBean(Listener.class);
        TestGenerationContext generation = new TestGenerationContext();

        new ApplicationContextAotGenerator().processAheadOfTime(context, generation);

        RuntimeHints hints = generation.getRuntimeHints();
        assertThat(isInvocable(hints, Listener.class.getDeclaredMethod("hear", UserEvent.class)))
                .isTrue();
        assertThat(isInvocable(hints, Offered.class.getDeclaredMethod("offer", User.class)))
                .isTrue();
        assertThat(isInvocable(hints, Listener.class.getDeclaredMethod("other", UserEvent.class)))
                .isFalse();
        assertThat(List.of(AbuseReport.class, Strike.class))
                .allSatisfy(
                        type -> assertThat(RuntimeHintsPredicates.reflection().onType(type))
                                .accepts(hints));
    }

    @Test
    void hintsAtWhatABeanMakesOfTheTypeVariableOfItsSuperclass() {
        GenericApplicationContext context = new GenericApplicationContext();
        context.registerBean(OfStrikes.class);
        TestGenerationContext generation = new TestGenerationContext();

        new ApplicationContextAotGenerator().processAheadOfTime(context, generation);

        assertThat(RuntimeHintsPredicates.reflection().onType(Strike.class)).accepts(generation.getRuntimeHints());
    }

    @Test
    void hintsAtEventsAndModels() {
        RuntimeHints hints = new RuntimeHints();

        new EventRuntimeHints().registerHints(hints, getClass().getClassLoader());

        assertThat(EventTypes.all())
                .allSatisfy(
                        type -> assertThat(RuntimeHintsPredicates.reflection().onType(type))
                                .accepts(hints));
        assertThat(RuntimeHintsPredicates.reflection().onType(User.class)).accepts(hints);
    }

    /** Asked by hand, because the predicate for methods has another name in each generation of Spring. */
    private static boolean isInvocable(RuntimeHints hints, Method method) {
        return hints.reflection()
                .typeHints()
                .filter(hint -> hint.getType().equals(TypeReference.of(method.getDeclaringClass())))
                .flatMap(hint -> hint.methods())
                .filter(hint -> hint.getMode() == ExecutableMode.INVOKE)
                .map(ExecutableHint::getName)
                .anyMatch(method.getName()::equals);
    }

    interface Offered {
        @RemnawaveEventListener
        void offer(User user);
    }

    record AbuseReport(List<Strike> strikes) {}

    record Strike(int level) {}

    static class Listener implements Offered {
        @RemnawaveEventListener("abuse_blocker.report")
        void report(@RemnawaveEventListener.Data AbuseReport report) {}

        @RemnawaveEventListener
        void hear(UserEvent event) {}

        void other(UserEvent event) {}

        @Override
        public void offer(User user) {}
    }

    abstract static class Inherited<T> {
        @RemnawaveEventListener("abuse_blocker.report")
        void report(@RemnawaveEventListener.Data List<T> data) {}
    }

    static class OfStrikes extends Inherited<Strike> {}
}
