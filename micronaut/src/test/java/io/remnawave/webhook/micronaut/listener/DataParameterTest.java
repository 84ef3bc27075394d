package io.remnawave.webhook.micronaut.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Introspected;
import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.micronaut.RunningApplication;
import io.remnawave.webhook.model.User;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import io.remnawave.webhook.testkit.fixture.RemnawaveFixtures;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A parameter of a type of the application's own, in a bean, by jackson-databind: Micronaut Serde takes no part in it. */
class DataParameterTest {

    @Test
    void bindsTheDataOfAnEventToARecordOfTheApplication() throws Exception {
        try (RunningApplication application = RunningApplication.with(DataParameterTest.class)) {
            assertThat(deliver(
                            application,
                            "{\"strikeLevel\":3,\"reasons\":[\"spam\"],\"user\":{\"id\":1,\"username\":\"alice\"}}"))
                    .isEqualTo("handled");

            assertThat(application.bean(TakenEvents.class).all())
                    .containsExactlyInAnyOrder("plain 3 [spam] alice", "introspected 3 1");
        }
    }

    @Test
    void answersThatAListenerFailedWhereTheDataDoesNotFit() throws Exception {
        try (RunningApplication application = RunningApplication.with(DataParameterTest.class)) {
            assertThat(deliver(application, "{\"strikeLevel\":\"many\"}")).isEqualTo("failed");
            assertThat(application.bean(TakenEvents.class).all()).isEmpty();
        }
    }

    private static String deliver(RunningApplication application, String data) throws Exception {
        String body = "{\"scope\":\"abuse_blocker\",\"event\":\"abuse_blocker.report\",\"timestamp\":\"" + Instant.now()
                + "\",\"data\":" + data + "}";
        SignedDelivery delivery =
                RemnawaveFixtures.fixture(body.getBytes(StandardCharsets.UTF_8)).sign(SignedBody.SECRET);
        HttpRequest.Builder request = HttpRequest.newBuilder(application.url("/remnawave/webhook"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(delivery.body()));
        delivery.headers().forEach((name, value) -> {
            if (name.regionMatches(true, 0, "X-", 0, 2) || name.equalsIgnoreCase("Content-Type")) {
                request.header(name, value);
            }
        });
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    record Report(int strikeLevel, List<String> reasons, User user) {}

    @Introspected
    record IntrospectedReport(int strikeLevel) {}

    @Singleton
    @Requires(property = "test.with", value = "DataParameterTest")
    static class Blocker {

        private final TakenEvents taken;

        Blocker(TakenEvents taken) {
            this.taken = taken;
        }

        @RemnawaveEventListener("abuse_blocker.report")
        void block(@RemnawaveEventListener.Data Report report) {
            taken.add("plain " + report.strikeLevel() + " " + report.reasons() + " "
                    + report.user().username());
        }

        @RemnawaveEventListener("abuse_blocker.*")
        void count(Delivery delivery, @RemnawaveEventListener.Data IntrospectedReport report) {
            taken.add("introspected " + report.strikeLevel() + " " + delivery.attempt());
        }
    }
}
