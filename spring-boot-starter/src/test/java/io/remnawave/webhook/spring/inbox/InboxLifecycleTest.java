package io.remnawave.webhook.spring.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.spring.RunningApplication;
import io.remnawave.webhook.testkit.compatibility.Panel;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestContextManager;

/** Applications that are stopped and started again, or kept for a later test, or closed. */
class InboxLifecycleTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static final String REMEMBERING = ";DB_CLOSE_DELAY=-1";

    private static Map<String, Object> properties() {
        return new HashMap<>(Map.of(
                "spring.datasource.url",
                "jdbc:h2:mem:lifecycle" + NUMBER.incrementAndGet() + REMEMBERING,
                "test.with",
                "jdbc",
                "remnawave.webhook.inbox.enabled",
                "true"));
    }

    @ParameterizedTest
    @EnumSource(
            value = WebApplicationType.class,
            names = {"SERVLET", "REACTIVE"})
    void takesDeliveriesAgainWhenTheContextHasStoppedAndStarted(WebApplicationType type) throws Exception {
        try (RunningApplication application = RunningApplication.start(type, properties(), Recording.class)) {
            application.context().stop();
            application.context().start();

            assertIsTaken(application.context(), "alice");
        }
    }

    /** Since Spring Framework 7 a context is paused while tests use another one. */
    @Test
    void takesDeliveriesInAContextThatIsKeptWhileTestsUseOthers() throws Exception {
        assertIsTaken(contextOf(First.class), "alice");
        assertIsTaken(contextOf(Second.class), "bob");
        assertIsTaken(contextOf(Third.class), "carol");

        assertIsTaken(contextOf(First.class), "dave");
        assertIsTaken(contextOf(Second.class), "erin");
    }

    private static ApplicationContext contextOf(Class<?> test) throws Exception {
        TestContextManager manager = new TestContextManager(test);
        manager.beforeTestClass();
        ApplicationContext context = manager.getTestContext().getApplicationContext();
        manager.afterTestClass();
        return context;
    }

    private static void assertIsTaken(ApplicationContext context, String username) throws Exception {
        String port = context.getBean(Environment.class).getRequiredProperty("local.server.port");
        Panel panel = new Panel(URI.create("http://localhost:" + port + "/remnawave/webhook"));

        assertThat(panel.deliver(SignedBody.of(username)).body()).isEqualTo("stored");
        await().untilAsserted(
                        () -> assertThat(context.getBean(Recorder.class).taken).contains(username));
    }

    @Test
    void awaitsTheListenersWhenTheApplicationEndsWhileTheirBeansAndTheDatabaseAreThere() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        RunningApplication application =
                RunningApplication.start(WebApplicationType.SERVLET, properties(), SlowRecording.class);
        SlowRecorder recorder = application.bean(SlowRecorder.class);
        recorder.go = go;
        new Panel(application.url("/remnawave/webhook")).deliver(SignedBody.of("alice"));
        recorder.begun.await();

        Thread closing = new Thread(application::close);
        closing.start();
        await().until(() -> !application.bean(InboxLifecycle.class).isRunning());
        assertThat(recorder.said).containsExactly("begun");
        go.countDown();
        closing.join();

        assertThat(recorder.said).containsExactly("begun", "ended", "destroyed");
    }

    @Configuration(proxyBeanMethods = false)
    @Import(Recorder.class)
    static class Recording {}

    static class Recorder {

        private final List<String> taken = new CopyOnWriteArrayList<>();

        @RemnawaveEventListener("user.*")
        void take(UserEvent event) {
            taken.add(event.user().username());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(SlowRecorder.class)
    static class SlowRecording {}

    static class SlowRecorder implements DisposableBean {

        private final List<String> said = new CopyOnWriteArrayList<>();
        private final CountDownLatch begun = new CountDownLatch(1);
        private volatile CountDownLatch go = new CountDownLatch(0);
        private final JdbcTemplate jdbc;

        SlowRecorder(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @RemnawaveEventListener("user.*")
        void take(UserEvent event) throws InterruptedException {
            said.add("begun");
            begun.countDown();
            go.await();
            jdbc.queryForList("select id from remnawave_delivery");
            said.add("ended");
        }

        @Override
        public void destroy() {
            said.add("destroyed");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Recorder.class)
    static class Kept {}

    @SpringBootTest(
            classes = Kept.class,
            webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
            properties = {
                "spring.datasource.url=jdbc:h2:mem:kept1" + REMEMBERING,
                "test.with=jdbc",
                "remnawave.webhook.secret=" + SignedBody.SECRET,
                "remnawave.webhook.inbox.enabled=true"
            })
    static class First {}

    @SpringBootTest(
            classes = Kept.class,
            webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
            properties = {
                "spring.datasource.url=jdbc:h2:mem:kept2" + REMEMBERING,
                "test.with=jdbc",
                "remnawave.webhook.secret=" + SignedBody.SECRET,
                "remnawave.webhook.inbox.enabled=true"
            })
    static class Second {}

    @SpringBootTest(
            classes = Kept.class,
            webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
            properties = {
                "spring.datasource.url=jdbc:h2:mem:kept3" + REMEMBERING,
                "test.with=jdbc",
                "remnawave.webhook.secret=" + SignedBody.SECRET,
                "remnawave.webhook.inbox.enabled=true"
            })
    static class Third {}
}
