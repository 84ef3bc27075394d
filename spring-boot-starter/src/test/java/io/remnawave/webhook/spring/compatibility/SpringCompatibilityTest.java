package io.remnawave.webhook.spring.compatibility;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.spring.RunningApplication;
import io.remnawave.webhook.testkit.compatibility.RunningAdapter;
import io.remnawave.webhook.testkit.compatibility.WebhookAdapterCompatibilityKit;
import java.net.URI;
import java.util.Map;
import org.springframework.boot.WebApplicationType;

/** The starter under the compatibility kit, with one of the two web stacks. */
abstract class SpringCompatibilityTest extends WebhookAdapterCompatibilityKit {

    /** Has no part in a request, and would take a third of the time of starting the many applications of the kit. */
    private static final String NOT_ASKED_FOR =
            "admin,aop,availability,cache,client,dao,h2,health,info,jackson,jmx,persistence,sql,ssl,task,transaction,websocket";

    private final WebApplicationType type;
    private final Class<?> drainingFilter;

    SpringCompatibilityTest(WebApplicationType type, Class<?> drainingFilter) {
        this.type = type;
        this.drainingFilter = drainingFilter;
    }

    @Override
    protected final RunningAdapter start(WebhookReceiver receiver, String path) {
        return run(receiver, path);
    }

    @Override
    protected final RunningAdapter startBehindADrainingFilter(WebhookReceiver receiver, String path) {
        return run(receiver, path, drainingFilter);
    }

    private RunningAdapter run(WebhookReceiver receiver, String path, Class<?>... configurations) {
        RunningApplication application = RunningApplication.start(
                type,
                Map.of("remnawave.webhook.path", path, "test.without", NOT_ASKED_FOR),
                context -> context.registerBean(WebhookReceiver.class, () -> receiver),
                configurations);
        return new RunningAdapter() {
            @Override
            public URI url() {
                return application.url(path);
            }

            @Override
            public void stop() {
                application.close();
            }
        };
    }
}
