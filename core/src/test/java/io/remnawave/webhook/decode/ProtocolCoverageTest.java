package io.remnawave.webhook.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the protocol lists, from panel 1.3.3 to 3.3.2, whether or not a recorded body shows it. */
class ProtocolCoverageTest {

    static List<ProtocolField> leaves() {
        return ProtocolField.all().stream().filter(ProtocolField::isLeaf).toList();
    }

    @ParameterizedTest
    @MethodSource("leaves")
    void hasAPlaceForEveryField(ProtocolField field) {
        assertThat(ModelPaths.of(field.scope(), field.path()).isPresent()
                        || ModelPaths.leak(field.path()).isPresent())
                .isTrue();
    }
}
