package io.remnawave.webhook.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.remnawave.webhook.decode.EventDecoder;
import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SecretTest {
    private static final Secret SECRET = Secret.of("N2VhhihXqQyvhkZWT2g3");
    private static final RawInbound RAW = rawInbound("{\"a\":1}");

    @Test
    void showsItselfOnlyWhenAsked() throws JsonProcessingException {
        assertThat(SECRET.reveal()).isEqualTo("N2VhhihXqQyvhkZWT2g3");
        assertThat(SECRET).hasToString("****");
        assertThat(Secret.of("")).hasToString("****");
        assertThat(new ObjectMapper().writeValueAsString(Map.of("a", SECRET, "b", RAW)))
                .contains("\"a\":\"****\"", "\"b\":\"****\"");
    }

    @Test
    void isNothingThatSerialisersOfFieldsFind() {
        for (Class<?> type : new Class<?>[] {Secret.class, RawInbound.class}) {
            assertThat(Serializable.class.isAssignableFrom(type)).isFalse();
            assertThat(Arrays.stream(type.getDeclaredFields()).filter(field -> !field.isSynthetic()))
                    .allMatch(field ->
                            Modifier.isTransient(field.getModifiers()) || Modifier.isStatic(field.getModifiers()));
        }
    }

    @Test
    void equalsASecretOfTheSameText() {
        assertThat(SECRET)
                .isEqualTo(Secret.of("N2VhhihXqQyvhkZWT2g3"))
                .hasSameHashCodeAs(Secret.of("N2VhhihXqQyvhkZWT2g3"))
                .isNotEqualTo(Secret.of("N2VhhihXqQyvhkZWT2g4"))
                .isNotEqualTo(Secret.of(""))
                .isNotEqualTo("N2VhhihXqQyvhkZWT2g3");
    }

    @Test
    void tellsTextsApartThatHaveNoEncoding() {
        assertThat(Secret.of("\uD800"))
                .isEqualTo(Secret.of("\uD800"))
                .isNotEqualTo(Secret.of("?"))
                .isNotEqualTo(Secret.of("\uD801"));
    }

    @Test
    void isAWindowOnABodyIfItIsARawInbound() {
        assertThat(RAW.reveal()).isEqualTo("{\"a\":1}");
        assertThat(RAW.revealAsMap()).containsExactly(Map.entry("a", 1));
        assertThat(RAW).hasToString("****");
        assertThat(RAW)
                .isEqualTo(rawInbound("{ \"a\":1}"))
                .hasSameHashCodeAs(rawInbound("{ \"a\":1}"))
                .isNotEqualTo(rawInbound("{\"a\":2}"));
    }

    private static RawInbound rawInbound(String json) {
        byte[] body = ("{\"event\":\"node.modified\",\"data\":{\"configProfile\":{\"activeInbounds\":[{\"rawInbound\":"
                        + json + "}]}}}")
                .getBytes(StandardCharsets.UTF_8);
        ConfigProfile profile = EventDecoder.standard()
                .decode(body)
                .part(Node.class)
                .map(Node::configProfile)
                .orElseThrow();
        return Objects.requireNonNull(profile.activeInbounds().get(0).rawInbound());
    }
}
