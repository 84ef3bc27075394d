package io.remnawave.webhook.micronaut.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void warnsOfANameNoPanelSendsAndNamesTheNearest() throws IOException {
        Compilation compilation = compile("@RemnawaveEventListener(\"user.expird\") void onExpiry(UserEvent event) {}");

        assertThat(compilation.errors()).isEmpty();
        assertThat(compilation.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning)
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

    private Compilation compile(String members) throws IOException {
        return Compilation.of(classes, "app.Listeners", """
                package app;

                import io.remnawave.webhook.Delivery;
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
