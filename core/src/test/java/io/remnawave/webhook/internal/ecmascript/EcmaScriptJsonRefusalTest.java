package io.remnawave.webhook.internal.ecmascript;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no JSON text to {@code JSON.parse} has no canonical form. */
class EcmaScriptJsonRefusalTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[",
                "]",
                "[1",
                "[1,",
                "[1,]",
                "[,1]",
                "{,}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{1:1}",
                "{} {}",
                "{}x",
                "[]]",
                "1 2",
                "1,",
                "1x",
                "1\"\"",
                "tru",
                "truex",
                "TRUE",
                "nul",
                "undefined",
                "NaN",
                "Infinity",
                "-Infinity",
                "-",
                "+1",
                "01",
                "-01",
                "1.",
                ".1",
                "1e",
                "1e+",
                "0x1",
                "1_000",
                "\"",
                "\"a",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"\\'\"",
                "'a'",
                "\"\n\"",
                "\"\t\"",
                "\"\u0000\"",
                "[1]\u0000",
                "\u0000",
                "\u00a01",
                "\u000b1",
                "\f1",
                "\u20281",
                "\ufeff{}",
                "/**/1",
                "1//",
                "#\n1",
                "\\u0031",
                "[\\u0031]",
                "{\\u0022a\":1}",
                "\"\\u0022",
                "\"\\",
                "\"\\u",
                "\"\\u004",
                "\\",
                "[1 2]",
                "{\"a\" 1}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1;\"b\":2}",
                "[}",
                "{]",
                "\u001e1"
            })
    void refusesWhatJsonParseRefuses(String text) {
        assertThat(EcmaScriptJson.of(text.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void takesNoCharacterForAHexDigitBecauseItsLowByteIsOne() {
        assertThat(EcmaScriptJson.of("\"\\u000\u9b32\"".getBytes(UTF_8))).isEmpty();
        assertThat(EcmaScriptJson.of("\"\\\\u000\u9b32\"".getBytes(UTF_8))).isPresent();
        assertThat(EcmaScriptJson.of("\"\\u0000\u9b32\"".getBytes(UTF_8))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "c3",
                "c0af",
                "c1bf",
                "e282",
                "eda080",
                "edb080",
                "eda0bdedb880",
                "f4908080",
                "f8888080",
                "ff"
            })
    void refusesTextThatIsNotUtf8(String hexOfString) {
        byte[] text = HexFormat.of().parseHex("22" + hexOfString + "22");

        assertThat(EcmaScriptJson.of(text)).isEmpty();
    }

    @Test
    void doesNotGuessAnotherEncoding() {
        assertThat(EcmaScriptJson.of("{\"a\":1}".getBytes(UTF_16LE))).isEmpty();
    }
}
