package io.remnawave.webhook.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OpenEnumerationTest {

    static Stream<Arguments> enumerations() {
        return Stream.of(
                Arguments.of(UserStatus.class, of(UserStatus::of), UserStatus.all()),
                Arguments.of(TrafficLimitStrategy.class, of(TrafficLimitStrategy::of), TrafficLimitStrategy.all()),
                Arguments.of(NodeIpStatus.class, of(NodeIpStatus::of), NodeIpStatus.all()),
                Arguments.of(SubpageConfigAction.class, of(SubpageConfigAction::of), SubpageConfigAction.all()));
    }

    private static Function<String, Object> of(Function<String, Object> of) {
        return of;
    }

    @ParameterizedTest
    @MethodSource("enumerations")
    void haveOneConstantForEachKnownText(Class<?> type, Function<String, Object> of, Collection<?> all)
            throws IllegalAccessException {
        int constants = 0;
        for (Field field : type.getFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                assertThat(field.get(null)).hasToString(field.getName()).isSameAs(of.apply(field.getName()));
                constants++;
            }
        }
        assertThat(all).hasSize(constants);
    }

    @Test
    void takeATextTheyDoNotKnow() throws JsonProcessingException {
        UserStatus frozen = UserStatus.of("FROZEN");

        assertThat(frozen.isKnown()).isFalse();
        assertThat(frozen).isEqualTo(UserStatus.of("FROZEN")).hasToString("FROZEN");
        assertThat(UserStatus.of("ACTIVE").isKnown()).isTrue();
        assertThat(UserStatus.of("active").isKnown()).isFalse();
        assertThat(new ObjectMapper().readValue("\"ACTIVE\"", UserStatus.class)).isSameAs(UserStatus.ACTIVE);
        assertThat(new ObjectMapper().writeValueAsString(frozen)).isEqualTo("\"FROZEN\"");
    }
}
