package io.remnawave.webhook.spring.modulith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.remnawave.webhook.decode.EventDecoder;
import io.remnawave.webhook.event.NodeEvent;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.UnknownEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.spring.Contexts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.modulith.events.core.EventSerializer;

final class SignedBodySerializerTest {

    private final List<Object> left = new ArrayList<>();

    private final EventSerializer serializer = new SignedBodySerializer(new EventSerializer() {
        @Override
        public Object serialize(Object event) {
            left.add(event);
            return "other";
        }

        @Override
        public <T> T deserialize(Object serialized, Class<T> type) {
            left.add(serialized);
            return type.cast("event");
        }
    });

    @Test
    void keepsAnEventAsTheBodyThatWasSigned() {
        byte[] body = Contexts.userCreated("alice").body();

        Object kept = serializer.serialize(EventDecoder.standard().decode(body));

        assertThat(kept).isEqualTo(new String(body, StandardCharsets.UTF_8));
        assertThat(serializer.deserialize(kept, UserEvent.class).body().bytes()).isEqualTo(body);
    }

    @Test
    void compressesABodyThatIsLongerThanTheTableAllows() {
        RemnawaveEvent event = event("{\"event\":\"new.event\",\"data\":\"" + "я".repeat(20_000) + "\"}");

        Object kept = serializer.serialize(event);

        assertThat((String) kept).hasSizeLessThan(4_000);
        assertThat(serializer.deserialize(kept, UnknownEvent.class)).isEqualTo(event);
    }

    @Test
    void keepsTheSameEventAlike() {
        String body = "{\"event\":\"new.event\",\"data\":\"" + "x".repeat(20_000) + "\"}";

        assertThat(serializer.serialize(event(body))).isEqualTo(serializer.serialize(event(body)));
    }

    @Test
    void leavesOtherEventsToTheOtherSerializer() {
        assertThat(serializer.serialize("own")).isEqualTo("other");
        assertThat(serializer.deserialize("other", String.class)).isEqualTo("event");
        assertThat(left).containsExactly("own", "other");
    }

    @Test
    void saysWhatToDoWithARowThatAnotherSerializerHasWritten() {
        assertThatThrownBy(() -> serializer.deserialize("{\"name\":\"user.expired\"}", UserEvent.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("delete its row");
        assertThatThrownBy(() -> serializer.deserialize("{\"event\":\"user.expired\"}", NodeEvent.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("its body is of a UserEvent");
    }

    @Test
    void takesWhateverSerializerTheApplicationHas() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(RemnawaveWebhookModulithAutoConfiguration.class))
                .withBean(EventSerializer.class, () -> serializer)
                .run(context ->
                        assertThat(context.getBean(EventSerializer.class)).isInstanceOf(SignedBodySerializer.class));
    }

    private static RemnawaveEvent event(String body) {
        return EventDecoder.standard().decode(body.getBytes(StandardCharsets.UTF_8));
    }
}
