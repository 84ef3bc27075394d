package io.remnawave.webhook.internal.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UuidTextTest {
    private static final String UUID_TEXT = "0123abcd-ef45-6789-abcd-ef0123456789";

    @Test
    void readsAnyUuidInEitherCase() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            UUID uuid = new UUID(random.nextLong(), random.nextLong());

            assertThat(read(uuid.toString())).isEqualTo(uuid);
            assertThat(read(uuid.toString().toUpperCase(Locale.ROOT))).isEqualTo(uuid);
        }
    }

    @Test
    void takesNoOtherByteForADigitOrADash() {
        for (int at = 0; at < UUID_TEXT.length(); at++) {
            for (int value = 0; value < 256; value++) {
                StringBuilder text = new StringBuilder(UUID_TEXT);
                text.setCharAt(at, (char) value);
                boolean isDash = UUID_TEXT.charAt(at) == '-';
                boolean isDigit = value < 128 && Character.digit(value, 16) >= 0;

                assertThat(read(text.toString()) != null)
                        .as("%d at %d", value, at)
                        .isEqualTo(isDash ? value == '-' : isDigit);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "0123abcdef456789abcdef0123456789",
                "0123abcd-ef45-6789-abcd-ef012345678",
                "0123abcd-ef45-6789-abcd-ef01234567890",
                "{0123abcd-ef45-6789-abcd-ef0123456789}",
                "0123abcde-f45-6789-abcd-ef0123456789",
            })
    void takesNoOtherForm(String text) {
        assertThat(read(text)).isNull();
    }

    @Test
    void readsNothingBeyondTheEnd() {
        byte[] body = ("\"" + UUID_TEXT + "\"").getBytes(ISO_8859_1);

        for (int at = 2; at <= body.length; at++) {
            assertThat(UuidText.isUuid(body, at)).isFalse();
        }
    }

    private static UUID read(String text) {
        byte[] body = ("\"" + text + "\"").getBytes(ISO_8859_1);
        return UuidText.isUuid(body, 1) ? UuidText.read(body, 1) : null;
    }
}
