package io.remnawave.webhook.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.remnawave.webhook.LogCapture;
import io.remnawave.webhook.Panel;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.model.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A listener has the data of an event that the SDK does not know as a type of its own. */
class DataParameterTest {

    /** As the application writes it, with a part that the model knows. */
    record AbuseReport(User user, String backendAction, int strikeLevel) {}

    private final List<String> taken = new ArrayList<>();
    private final WebhookReceiver receiver = WebhookReceiver.builder()
            .secret(Panel.SECRET)
            .register(new Object() {
                @RemnawaveEventListener("abuse_blocker.report")
                void block(@RemnawaveEventListener.Data AbuseReport report, Delivery delivery) {
                    taken.add(report.user().username() + " " + report.backendAction() + " " + report.strikeLevel() + " "
                            + delivery.attempt());
                }
            })
            .build();

    private WebhookResponse receive(String data) {
        return receiver.receive(Panel.request(Panel.body("abuse_blocker.report", Instant.now(), data)));
    }

    @Test
    void isBoundToTheTypeThatTheListenerAsksFor() {
        assertThat(
                        receive(
                                "{\"user\":{\"id\":1,\"username\":\"alice\"},\"backendAction\":\"initial_block\",\"strikeLevel\":2}"))
                .isEqualTo(WebhookResponse.HANDLED);

        assertThat(taken).containsExactly("alice initial_block 2 1");
    }

    @Test
    void isTheFailureOfTheListenerWhereItDoesNotFit() {
        try (LogCapture log = LogCapture.start()) {
            assertThat(receive("{\"strikeLevel\":\"many\"}")).isEqualTo(WebhookResponse.FAILED);

            assertThat(log.text()).contains("AbuseReport").doesNotContain("many");
        }
        assertThat(taken).isEmpty();
    }

    @Test
    void isBoundToWhatTheClassMakesOfATypeVariableThatItInherits() {
        List<String> bound = new ArrayList<>();
        WebhookReceiver receiver = WebhookReceiver.builder()
                .secret(Panel.SECRET)
                .register(new OfReports(bound))
                .build();

        String data = "{\"one\":{\"strikeLevel\":1},\"more\":[{\"strikeLevel\":2}],\"array\":[[{\"strikeLevel\":3}]]}";
        assertThat(receiver.receive(Panel.request(Panel.body("abuse_blocker.report", Instant.now(), data))))
                .isEqualTo(WebhookResponse.HANDLED);
        assertThat(bound).containsExactly("123");
    }

    @Test
    void isRefusedWhereATypeVariableStaysOpen() {
        assertThatThrownBy(() -> WebhookReceiver.builder().register(new Inheriting<AbuseReport>()))
                .isInstanceOf(InvalidListenerException.class)
                .hasMessageContaining("takes @Data of the type T, and ")
                .hasMessageContaining("does not say what that is");
    }

    @Test
    void isBoundWhereTheVariableIsAnArgumentOfAWildcardOrAnArray() {
        List<Integer> bound = new ArrayList<>();
        WebhookReceiver receiver = WebhookReceiver.builder()
                .secret(Panel.SECRET)
                .register(new Lists<AbuseReport>() {
                    @Override
                    void take(AbuseReport data) {
                        bound.add(data.strikeLevel());
                    }
                })
                .build();

        assertThat(receiver.receive(
                        Panel.request(Panel.body("abuse_blocker.report", Instant.now(), "[[{\"strikeLevel\":3}]]"))))
                .isEqualTo(WebhookResponse.HANDLED);
        assertThat(bound).containsExactly(3);
    }

    static class Inheriting<T> {
        @RemnawaveEventListener("abuse_blocker.report")
        void hear(@RemnawaveEventListener.Data T data) {
            take(data);
        }

        void take(T data) {}
    }

    record Several<E>(E one, List<E> more, List<? extends E>[] array) {}

    static class OfSeveral<E> extends Inheriting<Several<E>> {}

    static class OfReports extends OfSeveral<AbuseReport> {
        private final List<String> bound;

        OfReports(List<String> bound) {
            this.bound = bound;
        }

        @Override
        void take(Several<AbuseReport> data) {
            bound.add("" + data.one().strikeLevel() + data.more().get(0).strikeLevel()
                    + data.array()[0].get(0).strikeLevel());
        }
    }

    static class Lists<E> {
        @RemnawaveEventListener("abuse_blocker.report")
        void hear(@RemnawaveEventListener.Data List<? extends E>[] data) {
            take(data[0].get(0));
        }

        void take(E data) {}
    }
}
