package io.remnawave.webhook.micronaut;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.testkit.compatibility.RunningAdapter;
import io.remnawave.webhook.testkit.compatibility.WebhookAdapterCompatibilityKit;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** The adapter under the compatibility kit, on Netty. */
final class MicronautCompatibilityTest extends WebhookAdapterCompatibilityKit {

    @Override
    protected RunningAdapter start(WebhookReceiver receiver, String path) {
        return run(receiver, path, "");
    }

    @Override
    protected RunningAdapter startBehindADrainingFilter(WebhookReceiver receiver, String path) {
        return run(receiver, path, "DrainingFilter");
    }

    private static RunningAdapter run(WebhookReceiver receiver, String path, String with) {
        RunningApplication application =
                RunningApplication.start(Map.of("remnawave.webhook.path", path, "test.with", with), receiver);
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

    @ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
    @Requires(property = "test.with", value = "DrainingFilter")
    static class DrainingFilter {

        @RequestFilter
        @ExecuteOn(TaskExecutors.BLOCKING)
        void drain(HttpRequest<?> request) throws IOException {
            ((ServerHttpRequest<?>) request).byteBody().toInputStream().readAllBytes();
        }
    }
}
