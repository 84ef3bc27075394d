package io.remnawave.webhook.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.remnawave.webhook.LogCapture;
import io.remnawave.webhook.Panel;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.UnknownEvent;
import io.remnawave.webhook.event.UserEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said at start of a name that is mistyped, or that newer panels do not send. */
class ListenerNameTest {

    @ParameterizedTest
    @CsvSource({
        "usr.expired, user.expired",
        "users.expired, user.expired",
        "torent_blocker.report, torrent_blocker.report",
        "torrent-blocker.report, torrent_blocker.report",
        "nodes.*, node.*"
    })
    void asksAListenerForUnknownEventsWhetherItMeantANearName(String name, String meant) {
        assertThat(warningsFor(name, UnknownEvent.class)).contains("Did you mean \"" + meant + "\"?");
    }

    @Test
    void saysWhichNameWasMeantWhereTheMistypedOneCouldNeverBeOfTheType() {
        assertThatThrownBy(() -> WebhookReceiver.builder().on("user.exipred", UnknownEvent.class, event -> {}))
                .isInstanceOf(InvalidListenerException.class)
                .hasMessageContaining("UserEvent")
                .hasMessageContaining("Did you mean \"user.expired\"?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abuse_blocker.report", "billing.*"})
    void leavesAnEventOfAListenersOwnAlone(String name) {
        assertThat(warningsFor(name, UnknownEvent.class)).doesNotContain(name + "\", which");
    }

    @Test
    void leavesAListenerWithATypeOfItsOwnAlone() {
        record AbuseReport(int strikeLevel) {}

        try (LogCapture log = LogCapture.start()) {
            WebhookReceiver.builder()
                    .secret(Panel.SECRET)
                    .register(new Object() {
                        @RemnawaveEventListener("abuse_blocker.report")
                        void block(@RemnawaveEventListener.Data AbuseReport report) {}
                    })
                    .build();

            assertThat(log.text()).doesNotContain("no panel known");
        }
    }

    @Test
    void asksWhetherANameThatIsNearNothingIsOneOfALaterPanel() {
        assertThat(warningsFor("abuse_blocker.report", RemnawaveEvent.class))
                .contains(
                        "\"abuse_blocker.report\", which no panel known to this version sends. Is it the name that a later")
                .doesNotContain("Did you mean");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user.expires_in_72_hours",
                "user.expires_in_48_hours",
                "user.expires_in_24_hours",
                "user.expired_24_hours_ago"
            })
    void saysWhichPanelsSendARetiredNameAndWhatNewerOnesSend(String name) {
        assertThat(warningsFor(name, UserEvent.class))
                .contains("\"" + name + "\", which panels from 1.5.0 to 2.7.4 send; from 2.8.0 on they send"
                        + " \"user.expiration\" instead");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user.traffic_reached",
                "node.restarted",
                "errors.bandwidth_usage_threshold_reached_max_notifications"
            })
    void saysThatADeclaredNameWasNeverSent(String name) {
        assertThat(warningsFor(name, RemnawaveEvent.class))
                .contains("\"" + name + "\", which panels from 1.", "ever sent");
    }

    @Test
    void hintsAtARetiredNameOfAnAnnotatedMethodByItsId() {
        try (LogCapture log = LogCapture.start()) {
            WebhookReceiver.builder()
                    .secret(Panel.SECRET)
                    .register(new Object() {
                        @RemnawaveEventListener(id = "reminder", value = "user.expires_in_24_hours")
                        void remind(UserEvent event) {}
                    })
                    .build();

            assertThat(log.text()).contains("listener reminder listens to", "\"user.expiration\"");
        }
    }

    @Test
    void saysNothingOfARetiredNameBesideItsSuccessor() {
        try (LogCapture log = LogCapture.start()) {
            WebhookReceiver.builder()
                    .secret(Panel.SECRET)
                    .register(new Object() {
                        @RemnawaveEventListener({"user.expires_in_24_hours", "user.expiration"})
                        void remind(UserEvent event) {}
                    })
                    .build();

            assertThat(log.text()).doesNotContain("which panels");
        }
    }

    private static <E extends RemnawaveEvent> String warningsFor(String name, Class<E> type) {
        try (LogCapture log = LogCapture.start()) {
            WebhookReceiver.builder()
                    .secret(Panel.SECRET)
                    .on(name, type, event -> {})
                    .build();
            return log.text();
        }
    }
}
