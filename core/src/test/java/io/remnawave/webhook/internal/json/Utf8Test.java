package io.remnawave.webhook.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {

    @Test
    void letsEveryCharacterPassAtEveryPlace() {
        StringBuilder all = new StringBuilder();
        for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
            if (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE) {
                all.appendCodePoint(character);
            }
        }
        byte[] bytes = all.toString().getBytes(UTF_8);

        for (int shift = 0; shift < 32; shift++) {
            assertThat(Utf8.isValid(padded(bytes, shift, 0))).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c080",
                "c0af",
                "c1bf",
                "e08080",
                "e09fbf",
                "eda080",
                "edbfbf",
                "f0808080",
                "f08fbfbf",
                "f4908080",
                "f5808080",
                "f7bfbfbf",
                "f888808080",
                "fc8480808080",
                "fe",
                "ff",
                "80",
                "bf",
                "c2",
                "c3ff",
                "e282",
                "e2c0",
                "f09f98",
                "f09fc0"
            })
    void findsAForbiddenCharacterAtEveryPlace(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        for (int before = 0; before < 70; before++) {
            for (int after : new int[] {0, 1, 31, 32, 70}) {
                assertThat(Utf8.isValid(padded(bytes, before, after))).isFalse();
            }
        }
    }

    private static byte[] padded(byte[] bytes, int before, int after) {
        byte[] padded = new byte[before + bytes.length + after];
        Arrays.fill(padded, (byte) 'a');
        System.arraycopy(bytes, 0, padded, before, bytes.length);
        return padded;
    }
}
