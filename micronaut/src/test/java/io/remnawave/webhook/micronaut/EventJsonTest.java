package io.remnawave.webhook.micronaut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.model.User;
import io.remnawave.webhook.testkit.fixture.PanelEvent;
import io.remnawave.webhook.testkit.fixture.PanelVersion;
import io.remnawave.webhook.testkit.fixture.RemnawaveFixtures;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events as Micronaut's own mapper, which is that of jackson-databind here, writes them and refuses to read them. */
class EventJsonTest {

    static Stream<RemnawaveEvent> events() {
        return Stream.concat(
                PanelEvent.all().stream()
                        .filter(event -> !event.note().contains("ever emit"))
                        .map(event -> RemnawaveFixtures.fixture(event.name())
                                .panel(event.panels().last().orElse(PanelVersion.newest()))
                                .toEvent()),
                Stream.of(RemnawaveFixtures.fixture(
                                "{\"event\":\"billing.paid\",\"timestamp\":null,\"data\":{\"card\":\"4111\"}}"
                                        .getBytes(StandardCharsets.UTF_8))
                        .toEvent()));
    }

    @Test
    void writesEveryKindOfEventWholeAndMasked() throws Exception {
        try (RunningApplication application = RunningApplication.start(Map.of())) {
            JsonMapper mapper = application.bean(JsonMapper.class);
            for (RemnawaveEvent event : events().toList()) {
                String json = mapper.writeValueAsString(event);

                assertThat(mapper.readValue(json, Argument.mapOf(String.class, Object.class)))
                        .as(event.name())
                        .isEqualTo(mapper.readValue(
                                mapper.writeValueAsString(event.toMaskedMap()),
                                Argument.mapOf(String.class, Object.class)))
                        .containsEntry("name", event.name())
                        .containsEntry("scope", event.scope())
                        .containsEntry("type", event.getClass().getSimpleName());
                if (event instanceof UserEvent user) {
                    assertThat(json).doesNotContain(user.user().trojanPassword().reveal());
                }
                assertThat(json).doesNotContain("4111");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {RemnawaveEvent.class, UserEvent.class, User.class})
    void readsNothingBackAndSaysWhatToDoInstead(Class<?> type) throws Exception {
        try (RunningApplication application = RunningApplication.start(Map.of())) {
            JsonMapper mapper = application.bean(JsonMapper.class);
            String json =
                    mapper.writeValueAsString(RemnawaveFixtures.userExpired().toEvent());

            assertThatThrownBy(() -> mapper.readValue(json, type))
                    .hasStackTraceContaining("EventDecoder.standard().decode(bytes)");
        }
    }
}
