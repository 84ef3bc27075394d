package io.remnawave.webhook.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.remnawave.webhook.servlet.apps.BaseListener;
import io.remnawave.webhook.servlet.apps.Bystander;
import io.remnawave.webhook.servlet.apps.GreetingFactory;
import io.remnawave.webhook.servlet.apps.GreetingSetup;
import io.remnawave.webhook.servlet.apps.ImpossibleListener;
import io.remnawave.webhook.servlet.apps.InheritingListener;
import io.remnawave.webhook.servlet.apps.NeedyListener;
import io.remnawave.webhook.servlet.apps.OtherServlet;
import io.remnawave.webhook.servlet.apps.TakenEvents;
import io.remnawave.webhook.servlet.apps.UnmarkedListener;
import io.remnawave.webhook.servlet.container.RunningContainer;
import io.remnawave.webhook.servlet.container.ServletContainer;
import io.remnawave.webhook.servlet.container.WebApp;
import io.remnawave.webhook.testkit.compatibility.LogLines;
import io.remnawave.webhook.testkit.compatibility.Panel;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application with listeners takes deliveries, and says at its deployment what is missing. In one container. */
abstract class SelfRegistrationTest {

    private static final String DEFAULT_PATH = "/remnawave/webhook";
    private static final String SECRET = "remnawave.webhook.secret";
    private static final String HIDDEN_LISTENER = "io.remnawave.webhook.servlet.apps.HiddenListener";

    private final ServletContainer container;
    private @TempDir Path directory;
    private RunningContainer running;

    SelfRegistrationTest(ServletContainer container) {
        this.container = container;
    }

    @BeforeEach
    void forgetWhatOthersHaveTaken() {
        TakenEvents.take();
    }

    @AfterEach
    void stop() throws Exception {
        if (running != null) {
            running.stop();
        }
    }

    @Test
    void mapsAServletThatCallsTheListenersItFinds() throws Exception {
        deploy(configured(Class.forName(HIDDEN_LISTENER), Bystander.class));

        assertThat(deliver("alice", DEFAULT_PATH)).isEqualTo(200);

        assertThat(TakenEvents.take()).containsExactly("hidden: alice");
    }

    @Test
    void mapsTheConfiguredPath() throws Exception {
        deploy(configured(Class.forName(HIDDEN_LISTENER)).withContextParameter("remnawave.webhook.path", "/panel"));

        assertThat(deliver("alice", "/panel")).isEqualTo(200);
        assertNobodyServes(DEFAULT_PATH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/web%68ook", "/вебхук"})
    void failsAtDeploymentWithAPathThatEverybodySendsInAnotherWay(String path) throws Exception {
        WebApp app = configured(Class.forName(HIDDEN_LISTENER)).withContextParameter("remnawave.webhook.path", path);

        assertThatThrownBy(() -> deploy(app)).hasStackTraceContaining("signs that need no % in an address");
    }

    @Test
    void mapsAPathOfEveryCharacterThatOneMayHave() throws Exception {
        String path = "/.well-known/Hook_0~!$&'()+,=:@";
        deploy(configured(Class.forName(HIDDEN_LISTENER)).withContextParameter("remnawave.webhook.path", path));

        assertThat(deliver("alice", path)).isEqualTo(200);
    }

    @Test
    void takesTheRootAloneAndLeavesTheApplicationItsPages() throws Exception {
        deploy(configured(Class.forName(HIDDEN_LISTENER), OtherServlet.class)
                .withContextParameter("remnawave.webhook.path", "/")
                .withServlet(OtherServlet.class, "/other/*", Map.of()));

        assertThat(deliver("alice", "/")).isEqualTo(200);
        assertThat(TakenEvents.take()).containsExactly("hidden: alice");
        assertThat(deliver("bob", "/other/page")).isEqualTo(OtherServlet.STATUS);
        assertNobodyServes("/nothing");
        assertThat(TakenEvents.take()).isEmpty();
    }

    @Test
    void readsWhatIsNoContextParameterFromTheSystemProperties() throws Exception {
        System.setProperty(SECRET, SignedBody.SECRET);
        try {
            deploy(new WebApp(directory, Class.forName(HIDDEN_LISTENER)));
        } finally {
            System.clearProperty(SECRET);
        }

        assertThat(deliver("alice", DEFAULT_PATH)).isEqualTo(200);
    }

    @Test
    void failsAtDeploymentAndNamesTheVariableThatWasNotResolved() throws Exception {
        WebApp app = new WebApp(directory, Class.forName(HIDDEN_LISTENER)).withContextParameter(SECRET, "${EU_SECRET}");

        assertThatThrownBy(() -> deploy(app))
                .hasStackTraceContaining("is the placeholder of EU_SECRET, which was not resolved");
    }

    @Test
    void failsAtDeploymentWhenListenersHaveNoSecret() throws Exception {
        WebApp app = new WebApp(directory, Class.forName(HIDDEN_LISTENER));

        assertThatThrownBy(() -> deploy(app))
                .hasStackTraceContaining("has listeners (" + HIDDEN_LISTENER + ") but no secret")
                .hasStackTraceContaining("Set remnawave.webhook.secret")
                .hasStackTraceContaining("REMNAWAVE_WEBHOOK_SECRET");
    }

    @Test
    void failsAtDeploymentWhenThePathIsTaken() throws Exception {
        WebApp app = configured(Class.forName(HIDDEN_LISTENER), OtherServlet.class)
                .withServlet(OtherServlet.class, DEFAULT_PATH, Map.of());

        assertThatThrownBy(() -> deploy(app))
                .hasStackTraceContaining("belongs to another servlet. Set remnawave.webhook.path");
    }

    @Test
    void failsAtDeploymentWhenAListenerCannotBeMade() throws Exception {
        WebApp app = configured(NeedyListener.class);

        assertThatThrownBy(() -> deploy(app))
                .hasStackTraceContaining(NeedyListener.class.getName() + " could not be made")
                .hasStackTraceContaining("no constructor without parameters");
    }

    @Test
    void failsAtDeploymentWhenAListenerCouldNeverRun() throws Exception {
        WebApp app = configured(ImpossibleListener.class);

        assertThatThrownBy(() -> deploy(app)).hasStackTraceContaining("ImpossibleListener#take(NodeEvent)");
    }

    @Test
    void doesNothingWithoutListeners() throws Exception {
        try (LogLines log = new LogLines()) {
            deploy(new WebApp(directory, Bystander.class));

            assertThat(log.messages()).isEmpty();
        }
        assertNobodyServes(DEFAULT_PATH);
    }

    @Test
    void acknowledgesNothingThatNobodyListensTo() throws Exception {
        try (LogLines log = new LogLines()) {
            deploy(configured(Bystander.class));

            assertThat(log.messages()).singleElement().asString().contains("secret is configured, but no class");
        }
        assertNobodyServes(DEFAULT_PATH);
    }

    @Test
    void takesAMarkedClassWithItsInheritedListenersOnce() throws Exception {
        deploy(configured(BaseListener.class, InheritingListener.class));

        assertThat(deliver("alice", DEFAULT_PATH)).isEqualTo(200);

        assertThat(TakenEvents.take()).containsExactly("InheritingListener: alice");
    }

    @Test
    void warnsOfListenersThatNoMarkedClassInherits() throws Exception {
        try (LogLines log = new LogLines()) {
            deploy(configured(BaseListener.class, UnmarkedListener.class));

            assertThat(log.messages())
                    .anySatisfy(line -> assertThat(line)
                            .contains(BaseListener.class.getName(), "Put @RemnawaveEventListeners on that class"));
        }
    }

    @Test
    void takesTheClassesThatAPropertyNames() throws Exception {
        deploy(configured(BaseListener.class, UnmarkedListener.class)
                .withContextParameter("remnawave.webhook.listeners", UnmarkedListener.class.getName() + ", "));

        assertThat(deliver("alice", DEFAULT_PATH)).isEqualTo(200);

        assertThat(TakenEvents.take()).containsExactly("UnmarkedListener: alice");
    }

    @Test
    void failsAtDeploymentWhenAClassThatAPropertyNamesIsNotThere() throws Exception {
        WebApp app =
                configured(Bystander.class).withContextParameter("remnawave.webhook.listeners", "com.example.Missing");

        assertThatThrownBy(() -> deploy(app))
                .hasStackTraceContaining("remnawave.webhook.listeners names the class com.example.Missing");
    }

    @Test
    void makesListenersWithTheFactoryOfTheApplicationAfterItsContextListeners() throws Exception {
        deploy(configured(NeedyListener.class, GreetingFactory.class, GreetingSetup.class)
                .withService(ListenerFactory.class, GreetingFactory.class)
                .withContextListener(GreetingSetup.class));

        assertThat(deliver("alice", DEFAULT_PATH)).isEqualTo(200);

        assertThat(TakenEvents.take()).containsExactly("hello alice");
    }

    @Test
    void leavesTheServingToADeclaredServlet() throws Exception {
        deploy(new WebApp(directory, Class.forName(HIDDEN_LISTENER))
                .withServlet(RemnawaveWebhookServlet.class, "/declared", Map.of(SECRET, SignedBody.SECRET)));

        assertThat(deliver("alice", "/declared")).isEqualTo(200);
        assertNobodyServes(DEFAULT_PATH);

        assertThat(TakenEvents.take()).containsExactly("hidden: alice");
    }

    @Test
    void takesADeclaredServletWithoutListenersOutOfService() throws Exception {
        try (LogLines log = new LogLines()) {
            deploy(configured(Bystander.class).withServlet(RemnawaveWebhookServlet.class, DEFAULT_PATH, Map.of()));

            assertThat(log.messages()).singleElement().asString().contains("The Remnawave webhook has no listener");
        }
        assertNobodyServes(DEFAULT_PATH);
    }

    @Test
    void takesADeclaredServletWithoutSecretOutOfService() throws Exception {
        try (LogLines log = new LogLines()) {
            deploy(new WebApp(directory, Class.forName(HIDDEN_LISTENER))
                    .withServlet(RemnawaveWebhookServlet.class, DEFAULT_PATH, Map.of()));

            assertThat(log.messages())
                    .singleElement()
                    .asString()
                    .contains("but no secret. Set remnawave.webhook.secret");
        }
        assertNobodyServes(DEFAULT_PATH);
    }

    private WebApp configured(Class<?>... classes) throws IOException {
        return new WebApp(directory, classes).withContextParameter(SECRET, SignedBody.SECRET);
    }

    private void deploy(WebApp app) throws Exception {
        running = container.deploy(app);
    }

    /** Containers answer a POST to a path that no servlet of the application takes with 404 or, by a default servlet, 405. */
    private void assertNobodyServes(String path) throws Exception {
        assertThat(deliver("alice", path)).isIn(404, 405);
    }

    private int deliver(String username, String path) throws Exception {
        URI url = URI.create("http://localhost:" + running.port() + path);
        return new Panel(url).deliver(SignedBody.of(username)).statusCode();
    }
}
