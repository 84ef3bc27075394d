package io.remnawave.webhook.micronaut.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Listeners as the real compiler sees them, with Micronaut's processors. */
class CompilerTest {

    @TempDir
    Path classes;

    @Test
    void acceptsEveryFormOfAListener() throws IOException {
        Compilation compilation = compile("""
                @RemnawaveEventListener(EventNames.USER_EXPIRED)
                void event(UserEvent event) {}

                @RemnawaveEventListener("node.*")
                protected void payload(Node node, Delivery delivery) {}

                @RemnawaveEventListener
                public CompletionStage<?> stage(RemnawaveEvent event) { return null; }

                @RemnawaveEventListener({"user.*", "user_hwid_devices.*"})
                Mono<Void> publisher(User user) { return Mono.empty(); }

                @RemnawaveEventListener
                Flux<String> manyValues(Delivery delivery) { return Flux.empty(); }
                """);

        assertThat(compilation.errors()).isEmpty();
        assertThat(compilation.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ("user.expired")    | void onExpiry(NodeEvent event) {}          | onExpiry(NodeEvent)       | never carries all of its parameters
            ("user.expired")    | void onExpiry(Node node) {}                | onExpiry(Node)            | That event can carry User, UserEvent and Delivery
            ("service.panel_started") | void onStart(LoginAttempt login) {}  | onStart(LoginAttempt)     | never carries all of its parameters
            (EventNames.NODE_CREATED) | void onNode(User user) {}            | onNode(User)              | listens to "node.created"
            ("node.*")          | void onNode(Node node, User user) {}       | onNode(Node,User)         | never carries all of its parameters
            ()                  | void onAny(Node node, ApiToken token) {}   | onAny(Node,ApiToken)      | no event carries together
            ()                  | void onAny(String text) {}                 | onAny(String)             | has a parameter of type java.lang.String, which no event can fill
            ()                  | void onAny(Listeners own) {}               | onAny(Listeners)          | has a parameter of type app.Listeners, which no event can fill
            ()                  | void onAny(int number) {}                  | onAny(int)                | has a parameter of type int, which no event can fill
            ()                  | void onAny(User a, User b) {}              | onAny(User,User)          | two parameters of the same type
            ("*.expired")       | void onExpiry(UserEvent event) {}          | onExpiry(UserEvent)       | has the name "*.expired"
            ("user.*")          | boolean onUser(UserEvent event) { return true; } | onUser(UserEvent)   | returns boolean, which nobody would look at
            ("user.*")          | static void onUser(UserEvent event) {}     | onUser(UserEvent)         | is static
            ("user.*")          | private void onUser(UserEvent event) {}    | onUser(UserEvent)         | is private
            """)
    void refusesAListenerThatCouldNeverRunAndNamesItsMethod(
            String annotation, String method, String named, String reason) throws IOException {
        Compilation compilation = compile("@RemnawaveEventListener" + annotation + " " + method);

        assertThat(compilation.errors())
                .anySatisfy(error -> assertThat(error).contains("app.Listeners#" + named, reason));
    }

    @Test
    void marksTheErrorAtTheMethod() throws IOException {
        Compilation compilation = compile("""
                int unrelated;

                @RemnawaveEventListener("user.expired")
                void onExpiry(NodeEvent event) {}
                """);

        assertThat(compilation.lineOfTheFirstError()).isIn(18L, 19L);
    }

    @Test
    void notesANameNoPanelSendsAndNamesTheNearestButWarnsOfNothing() throws IOException {
        Compilation compilation = compile("@RemnawaveEventListener(\"user.expird\") void onExpiry(UserEvent event) {}");

        assertThat(compilation.errors()).isEmpty();
        assertThat(compilation.warnings()).isEmpty();
        assertThat(compilation.notes())
                .anySatisfy(note -> assertThat(note)
                        .contains("app.Listeners#onExpiry(UserEvent)", "Did you mean \"user.expired\"?"));
    }

    @Test
    void checksAMethodThatIsMarkedByAnAnnotationOfTheApplication() throws IOException {
        Compilation compilation = compile("""
                @RemnawaveEventListener(EventNames.USER_EXPIRED)
                @interface OnExpiry {}

                @OnExpiry
                void suspend(Node node) {}
                """);

        assertThat(compilation.errors())
                .anySatisfy(error ->
                        assertThat(error).contains("app.Listeners#suspend(Node)", "listens to \"user.expired\""));
    }

    @Test
    void checksAnInheritedListenerWithTheTypesOfItsSubclass() throws IOException {
        Compilation compilation = Compilation.of(classes, "app.Nodes", """
                package app;

                import io.remnawave.webhook.event.*;
                import io.remnawave.webhook.listener.RemnawaveEventListener;
                import jakarta.inject.Singleton;

                abstract class Base<E extends RemnawaveEvent> {
                    @RemnawaveEventListener("node.*")
                    void take(E event) {}
                }

                @Singleton
                class Nodes extends Base<UserEvent> {}
                """);

        assertThat(compilation.errors())
                .anySatisfy(error -> assertThat(error).contains("app.Nodes#take(UserEvent)", "\"node.*\""));
    }

    @Test
    void leavesTheTypesOfAGenericBaseToItsSubclasses() throws IOException {
        Compilation compilation = Compilation.of(classes, "app.Users", """
                package app;

                import io.remnawave.webhook.listener.RemnawaveEventListener;
                import io.remnawave.webhook.model.*;
                import jakarta.inject.Singleton;

                abstract class Base<P> {
                    @RemnawaveEventListener
                    void take(P payload) {}
                }

                interface Takes<P> {
                    @RemnawaveEventListener
                    void take(P payload);
                }

                @Singleton
                class Users extends Base<User> {}

                @Singleton
                class Nodes implements Takes<Node> {
                    @Override
                    public void take(Node node) {}
                }

                @Singleton
                class Texts extends Base<String> {}
                """);

        assertThat(compilation.errors())
                .singleElement()
                .satisfies(error -> assertThat(error)
                        .contains("app.Texts#take(String)", "has a parameter of type java.lang.String"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "protected"})
    void refusesAListenerThatIsInheritedFromAnotherPackageAndNotPublic(String modifier) throws IOException {
        Compilation compilation =
                Compilation.of(classes, Map.of("base.Base", """
                        package base;

                        import io.remnawave.webhook.event.UserEvent;
                        import io.remnawave.webhook.listener.RemnawaveEventListener;

                        public abstract class Base {
                            @RemnawaveEventListener
                            %s void take(UserEvent event) {}
                        }
                        """.formatted(modifier), "app.Users", """
                        package app;

                        @jakarta.inject.Singleton
                        class Users extends base.Base {}
                        """));

        assertThat(compilation.errors().get(0))
                .contains(
                        "app.Users#take(UserEvent)",
                        "is inherited from another package and not public",
                        "Make it public in base.Base");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@jakarta.inject.Singleton made.Listeners listeners() { return new made.Listeners(); }",
                "@io.micronaut.context.annotation.Bean made.Listeners listeners = new made.Listeners();"
            })
    void refusesAListenerThatItsFactoryCouldNotCall(String producer) throws IOException {
        Compilation compilation =
                Compilation.of(classes, Map.of("made.Listeners", """
                        package made;

                        import io.remnawave.webhook.event.UserEvent;
                        import io.remnawave.webhook.listener.RemnawaveEventListener;

                        public class Listeners {
                            @RemnawaveEventListener
                            void take(UserEvent event) {}
                        }
                        """, "app.Listening", """
                        package app;

                        @io.micronaut.context.annotation.Factory
                        class Listening {
                            %s
                        }
                        """.formatted(producer)));

        assertThat(compilation.errors())
                .singleElement()
                .satisfies(error -> assertThat(error)
                        .contains(
                                "made.Listeners#take(UserEvent)",
                                "is neither public nor in the package of the factory app.Listening",
                                "Make it public."));
    }

    @Test
    void leavesTheHelpersOfAFactoryAlone() throws IOException {
        Compilation compilation = Compilation.of(classes, "app.Listening", """
                package app;

                import io.micronaut.context.annotation.Factory;
                import io.remnawave.webhook.event.UserEvent;
                import io.remnawave.webhook.listener.RemnawaveEventListener;
                import jakarta.inject.Singleton;

                @Factory
                class Listening {

                    @Singleton
                    Made made() {
                        return withDefaults();
                    }

                    private Made withDefaults() {
                        return new Made();
                    }
                }

                class Made {
                    @RemnawaveEventListener
                    void take(UserEvent event) {}
                }
                """);

        assertThat(compilation.errors()).isEmpty();
    }

    private Compilation compile(String members) throws IOException {
        return Compilation.of(classes, "app.Listeners", """
                package app;

                import io.remnawave.webhook.delivery.Delivery;
                import io.remnawave.webhook.event.*;
                import io.remnawave.webhook.listener.RemnawaveEventListener;
                import io.remnawave.webhook.model.*;
                import jakarta.inject.Singleton;
                import java.util.List;
                import java.util.concurrent.CompletionStage;
                import reactor.core.publisher.Flux;
                import reactor.core.publisher.Mono;

                @Singleton
                class Listeners {
                %s
                }
                """.formatted(members));
    }
}
