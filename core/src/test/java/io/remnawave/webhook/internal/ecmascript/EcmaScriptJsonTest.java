package io.remnawave.webhook.internal.ecmascript;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcmaScriptJsonTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                     | {}
            [ ]                                    | []
            { "a" : [ 1 , true , null ] }          | {"a":[1,true,null]}
            "text"                                 | "text"
            false                                  | false
            [[],{},[{}]]                           | [[],{},[{}]]
            """)
    void removesTheBlanksBetweenTokens(String text, String canonical) {
        assertThat(canonical(text)).isEqualTo(canonical);
    }

    @Test
    void removesEveryKindOfBlankThatJsonKnows() {
        assertThat(canonical("\r\n\t {\r\n\t \"a\"\r\n\t :\r\n\t 1\r\n\t }\r\n\t "))
                .isEqualTo("{\"a\":1}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"b":1,"a":2}                          | {"b":1,"a":2}
            {"b":1,"10":2,"9":3,"a":4}             | {"9":3,"10":2,"b":1,"a":4}
            {"4294967294":1,"0":2}                 | {"0":2,"4294967294":1}
            {"4294967295":1,"0":2}                 | {"0":2,"4294967295":1}
            {"4294967295":1,"4294967294":2}        | {"4294967294":2,"4294967295":1}
            {"99999999999":1,"1":2}                | {"1":2,"99999999999":1}
            {"01":1,"-1":2,"1.0":3,"":4,"1":5}     | {"1":5,"01":1,"-1":2,"1.0":3,"":4}
            {"1e3":1," 2":2,"٣":3,"1":4}           | {"1":4,"1e3":1," 2":2,"٣":3}
            {"a":{"b":1,"2":2},"1":{"b":1,"2":2}}  | {"1":{"2":2,"b":1},"a":{"2":2,"b":1}}
            [{"a":[{"b":0,"1":0}],"0":0},3]        | [{"0":0,"a":[{"1":0,"b":0}]},3]
            """)
    void putsArrayIndicesBeforeNames(String text, String canonical) {
        assertThat(canonical(text)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":1,"b":2,"a":3}                    | {"a":3,"b":2}
            {"a":{"x":1},"a":[]}                   | {"a":[]}
            {"1":1,"1":2}                          | {"1":2}
            {"1":1,"2":2,"1":3}                    | {"1":3,"2":2}
            {"A":1,"\\u0041":2}                     | {"A":2}
            {"a":{"b":1,"b":2},"a":{"b":3,"b":4}}  | {"a":{"b":4}}
            {"__proto__":1,"a":2,"__proto__":3}    | {"__proto__":3,"a":2}
            {"toJSON":1,"constructor":2}           | {"toJSON":1,"constructor":2}
            """)
    void keepsTheLastValueOfAKeyAtItsFirstPlace(String text, String canonical) {
        assertThat(canonical(text)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1.50                                   | 1.5
            1e3                                    | 1000
            -0                                     | 0
            -0.0e5                                 | 0
            1e400                                  | null
            -1e400                                 | null
            1e-400                                 | 0
            -1e-400                                | 0
            1E+2                                   | 100
            9007199254740993                       | 9007199254740992
            9223372036854775807                    | 9223372036854776000
            0.1000000000000000055511151231257827   | 0.1
            """)
    void readsNumbersAsDoubles(String text, String canonical) {
        assertThat(canonical(text)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "\\u0041\\/\\u00e9\\u20AC"                 | "A/é€"
            "\\"\\\\\\u0022\\u005C"                    | "\\"\\\\\\"\\\\"
            "\\b\\t\\n\\f\\r"                          | "\\b\\t\\n\\f\\r"
            "\\u0008\\u0009\\u000A\\u000C\\u000D"      | "\\b\\t\\n\\f\\r"
            "\\u0000\\u000B\\u001F\\u0020"            | "\\u0000\\u000b\\u001f "
            "\\uD83D\\uDE00"                         | "😀"
            "\\uD83D"                               | "\\ud83d"
            "\\uDE00\\uD83D"                         | "\\ude00\\ud83d"
            {"\\uDE00\\uD83D":1}                     | {"\\ude00\\ud83d":1}
            "\\uD83D\\uD83D\\uDE00x\\uDE00"           | "\\ud83d😀x\\ude00"
            {"\\uD83D\\uDE00\\u000a":1,"\\uD83D":2}   | {"😀\\n":1,"\\ud83d":2}
            """)
    void escapesOnlyWhatMustBeEscaped(String text, String canonical) {
        assertThat(canonical(text)).isEqualTo(canonical);
    }

    @Test
    void leavesDeleteAndLineSeparatorsAsTheyAre() {
        assertThat(canonical("\"\\u007f\\u2028\\u2029\\ufeff\"")).isEqualTo("\"\u007f\u2028\u2029\ufeff\"");
    }

    @Test
    void leavesItsInputAlone() {
        byte[] text = " {\"b\":1,\"1\":2}".getBytes(UTF_8);
        byte[] before = text.clone();

        assertThat(EcmaScriptJson.of(text)).isPresent();
        assertThat(text).isEqualTo(before);
    }

    private static String canonical(String text) {
        return new String(EcmaScriptJson.of(text.getBytes(UTF_8)).orElseThrow(), UTF_8);
    }
}
