package io.remnawave.webhook.samples.servlet;

import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.loginAttemptFailed;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userCreated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookRequest;
import io.remnawave.webhook.WebhookSettings;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.testkit.fixture.Fixture;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {

    private static final String SECRET = "0123456789abcdefghijklmnopqrstuvwxyz";

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Journal journal =
            new Journal(new PrintStream(printed, true, StandardCharsets.UTF_8), ListenerDelay.NONE);
    private final WebhookReceiver receiver =
            SampleServer.receiver(WebhookSettings.from(Map.of("remnawave.webhook.secret", SECRET)::get), journal);

    @Test
    void keepsTheLastThousandNewestLast() {
        for (int i = 1; i <= 1001; i++) {
            deliver(userCreated().username("user" + i));
        }

        assertThat(journal.entries()).hasSize(1000);
        assertThat(journal.entries().get(0).subject()).isEqualTo("user2");
        assertThat(journal.entries().get(999).subject()).isEqualTo("user1001");
    }

    @Test
    void tellsTheSignedTimestampWithThreeDigits() {
        Instant wholeSecond = Instant.ofEpochSecond(Instant.now().getEpochSecond());

        deliver(userCreated().at(wholeSecond));

        assertThat(journal.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.timestamp())
                        .isEqualTo(wholeSecond.toString().replace("Z", ".000Z")));
    }

    @Test
    void printsOneLineWhateverSomebodyTypedIntoTheLoginForm() {
        deliver(loginAttemptFailed().set("data.loginAttempt.username", "admin\n2026 user.deleted\u202E\u2028"));

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .contains("admin?2026 user.deleted??");
    }

    @Test
    void showsAnEventWhosePayloadLacksWhatIsAskedFor() {
        deliver(userCreated().remove("data.status"));

        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("user.created", "without user.status");
    }

    @Test
    void writesJsonThatAnyReaderTakes() throws IOException {
        StringWriter json = new StringWriter();
        JournalEntry entry = new JournalEntry("e", "t", "id", "\"\\\n\ud800 я", "scope");

        JournalJson.write(List.of(entry), json);

        assertThat(json)
                .hasToString("[{\"event\":\"e\",\"timestamp\":\"t\",\"deliveryId\":\"id\","
                        + "\"subject\":\"\\\"\\\\\\n\\uD800 \\u044F\",\"panelScope\":\"scope\"}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "2s", "PT", "PT-1S", "two seconds"})
    void doesNotStartWithADelayThatIsNoDuration(String delay) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ListenerDelay.of(delay))
                .withMessage("LISTENER_DELAY must be an ISO-8601 duration from PT0S on, such as PT0.5S, but is \""
                        + delay + "\".");
    }

    private void deliver(Fixture fixture) {
        SignedDelivery delivery = fixture.sign(SECRET);

        WebhookResponse response = receiver.receive(WebhookRequest.of(delivery.body(), delivery.headers()));

        assertThat(response).isEqualTo(WebhookResponse.HANDLED);
    }
}
