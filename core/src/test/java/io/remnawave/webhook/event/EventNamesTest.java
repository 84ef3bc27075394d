package io.remnawave.webhook.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventNamesTest {

    @Test
    void areThoseOfTheProtocol() throws IOException {
        assertThat(EventNames.all())
                .containsExactlyElementsOf(protocol().map(columns -> columns[0]).toList())
                .hasSize(44)
                .allMatch(EventNames::isKnown);
        assertThat(EventNames.isKnown("user.frozen")).isFalse();
    }

    @Test
    void haveAConstantEachThatIsNamedLikeThem() throws IllegalAccessException {
        List<String> values = new ArrayList<>();
        for (Field field : EventNames.class.getFields()) {
            String value = (String) field.get(null);
            assertThat(field.getName()).isEqualTo(value.replace('.', '_').toUpperCase(Locale.ROOT));
            values.add(value);
        }

        assertThat(values).containsExactlyInAnyOrderElementsOf(EventNames.all());
    }

    @Test
    void haveTheScopeOfTheProtocol() throws IOException {
        assertThat(protocol()).allSatisfy(columns -> {
            assertThat(Scopes.of(columns[0])).isEqualTo(columns[1]);
            assertThat(Scopes.all()).contains(columns[1]);
        });
    }

    @Test
    void haveTheWholeNameForAScopeIfThereIsNoDot() {
        assertThat(Scopes.of("ping")).isEqualTo("ping");
        assertThat(Scopes.of("")).isEmpty();
        assertThat(Scopes.of("a.b.c")).isEqualTo("a");
        assertThat(Scopes.of(".b")).isEmpty();
    }

    private static Stream<String[]> protocol() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(EventNamesTest.class.getResourceAsStream("/protocol/events.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1));
        }
    }
}
