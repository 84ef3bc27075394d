package io.remnawave.webhook.spring.modulith;

import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.spring.Contexts;
import io.remnawave.webhook.spring.RunningApplication;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.transaction.annotation.Transactional;

/** An application with Spring Modulith and a database in a file; where it is to die, in a process of its own. */
final class ModulithApplication {

    /** What the application does when it takes an event. */
    enum Behaviour {
        DIE_IN_MODULE,
        DIE_BEFORE_COMMIT,
        FAIL_IN_MODULE,
        TAKE;

        boolean needsAProcess() {
            return this == DIE_IN_MODULE || this == DIE_BEFORE_COMMIT;
        }
    }

    private static final int HALTED = 9;

    // Of the one application that runs at a time.
    private static volatile Behaviour behaviour;
    private static volatile CountDownLatch done;
    private static volatile Consumer<String> output;

    private ModulithApplication() {}

    /** Everything that the application says until it ends; the last line is how. */
    static List<String> run(Path database, Behaviour behaviour, Class<?> application, String delivered)
            throws Exception {
        if (behaviour.needsAProcess()) {
            return runInAProcess(database, behaviour, application, delivered);
        }
        List<String> said = new CopyOnWriteArrayList<>();
        run(database, behaviour, application, delivered, said::add);
        said.add("exit 0");
        return said;
    }

    private static List<String> runInAProcess(
            Path database, Behaviour behaviour, Class<?> application, String delivered)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.springframework.boot.logging.LoggingSystem=none",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ModulithApplication.class.getName(),
                        database.toString(),
                        behaviour.name(),
                        application.getName(),
                        delivered)
                .redirectErrorStream(true)
                .start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            if (exit != 0 && exit != HALTED) {
                throw new IllegalStateException("The application did not run:\n" + said);
            }
            return (said + "exit " + exit).lines().toList();
        } finally {
            process.destroyForcibly();
        }
    }

    public static void main(String[] arguments) throws Exception {
        run(
                Path.of(arguments[0]),
                Behaviour.valueOf(arguments[1]),
                Class.forName(arguments[2]),
                arguments[3],
                System.out::println);
    }

    private static void run(
            Path database, Behaviour behaviour, Class<?> application, String delivered, Consumer<String> output)
            throws Exception {
        ModulithApplication.behaviour = behaviour;
        ModulithApplication.output = output;
        done = new CountDownLatch(1);
        Map<String, Object> properties = new HashMap<>(Map.of(
                "test.with",
                "jdbc,modulith",
                "test.database",
                database.toString(),
                "spring.modulith.events.jdbc.schema-initialization.enabled",
                "true",
                "spring.modulith.events.republish-outstanding-events-on-restart",
                String.valueOf(behaviour == Behaviour.TAKE)));
        properties.put(
                "remnawave.webhook.publish-application-events", String.valueOf(application == PublishedByTheSdk.class));
        try (RunningApplication running = RunningApplication.start(
                WebApplicationType.SERVLET, properties, application, OwnModule.class, Database.class)) {
            if (!delivered.isEmpty()) {
                say("answer " + Contexts.deliver(running.context(), delivered));
            }
            say(done.await(20, TimeUnit.SECONDS) ? "done" : "nothing came");
            // The registry notes the end of a publication when its listener has returned.
            for (int i = 0; i < 50 && open(running) > 0 && behaviour == Behaviour.TAKE; i++) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            say("open " + open(running));
        }
    }

    private static int open(RunningApplication running) {
        return running.bean(JdbcTemplate.class)
                .queryForObject("select count(*) from event_publication where completion_date is null", Integer.class);
    }

    private static void say(String line) {
        output.accept(line);
    }

    private static void take(String what) {
        switch (behaviour) {
            case DIE_IN_MODULE -> Runtime.getRuntime().halt(HALTED);
            case FAIL_IN_MODULE -> {
                done.countDown();
                throw new IllegalStateException("not now");
            }
            default -> {
                say("took " + what);
                done.countDown();
            }
        }
    }

    @Configuration
    static class Database {

        /** What is committed is on the disk: H2 would take half a second. */
        @Bean
        DataSource dataSource(@Value("${test.database}") String file) {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL("jdbc:h2:file:" + file + ";WRITE_DELAY=0");
            return h2;
        }
    }

    /** With {@code publish-application-events}: a module hears the SDK's event. */
    @Configuration
    static class PublishedByTheSdk {

        @ApplicationModuleListener
        void hear(UserEvent event) {
            take(event.user().username() + " " + event.user().vlessUuid().reveal());
        }
    }

    /** The recipe of the README: a listener publishes an event of the application's own, in a transaction. */
    @Configuration
    static class PublishedByAListener {

        private final ApplicationEventPublisher events;

        PublishedByAListener(ApplicationEventPublisher events) {
            this.events = events;
        }

        @Transactional
        @RemnawaveEventListener
        void publish(UserEvent event) {
            events.publishEvent(new SubscriptionEnded(event.user().username()));
            if (behaviour == Behaviour.DIE_BEFORE_COMMIT) {
                Runtime.getRuntime().halt(HALTED);
            }
        }
    }

    @Configuration
    static class OwnModule {

        @ApplicationModuleListener
        void hear(SubscriptionEnded event) {
            take(event.username());
        }
    }

    record SubscriptionEnded(String username) {}
}
