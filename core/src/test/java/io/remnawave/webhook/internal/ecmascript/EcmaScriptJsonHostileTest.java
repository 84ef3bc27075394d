package io.remnawave.webhook.internal.ecmascript;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that nobody signed, written to exhaust the stack, the memory or the processor. */
class EcmaScriptJsonHostileTest {

    private static final int MEBIBYTE = 1 << 20;

    @Test
    void takes64LevelsOfNestingAndNoMore() {
        assertThat(canonical("[".repeat(64) + "]".repeat(64))).contains("[".repeat(64) + "]".repeat(64));
        assertThat(canonical("[".repeat(65) + "]".repeat(65))).isEmpty();
        assertThat(canonical("{\"a\":".repeat(64) + "1" + "}".repeat(64))).isPresent();
        assertThat(canonical("{\"a\":".repeat(65) + "1" + "}".repeat(65))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":", "{\"\":["})
    void refusesAMebibyteOfOpeningBracketsWithoutUsingUpTheStack(String opening) {
        assertThat(canonical(opening.repeat(MEBIBYTE / opening.length()))).isEmpty();
    }

    @Test
    void fitsIntoASmallStack() throws Exception {
        String text = "{\"a\":0,\"1\":[".repeat(32) + "]}".repeat(32);
        FutureTask<Optional<String>> task = new FutureTask<>(() -> canonical(text));

        new Thread(null, task, "small stack", 256 * 1024).start();

        assertThat(task.get()).contains("{\"1\":[".repeat(32) + "],\"a\":0}".repeat(32));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e1000000000", "1e99999999999999999999", "-1e2147483648", "1E+9223372036854775808", "9e999"})
    void readsHugeExponentsAsInfinityWithoutWritingThemOut(String number) {
        assertThat(canonical(number)).contains("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-1000000000", "0e1000000000", "-0.0e99999999999999999999", "1e-2147483649"})
    void readsVanishingNumbersAsZero(String number) {
        assertThat(canonical(number)).contains("0");
    }

    @Test
    void refusesNumbersOfMoreThanAThousandDigits() {
        assertThat(canonical("1".repeat(1_000))).contains("null");
        assertThat(canonical("1".repeat(1_001))).isEmpty();
        assertThat(canonical("0." + "3".repeat(900))).contains("0.3333333333333333");
        assertThat(canonical("0." + "3".repeat(1_100))).isEmpty();
        assertThat(canonical("9".repeat(MEBIBYTE))).isEmpty();
        assertThat(canonical("1e" + "0".repeat(MEBIBYTE))).isEmpty();
    }

    @Test
    void readsManyNumbersThatAreHardToRead() {
        String justAboveHalfWay = "2.2250738585072011360574097967091319759348195463516456480e-308";
        String numbers = list(MEBIBYTE / justAboveHalfWay.length(), i -> justAboveHalfWay);

        assertThat(canonical("[" + numbers + "]"))
                .contains("[" + numbers.replace(justAboveHalfWay, "2.225073858507201e-308") + "]");
    }

    @Test
    void keepsOneOfAHundredThousandMembersOfOneName() {
        assertThat(canonical("{" + list(100_000, i -> "\"a\":" + i) + "}")).contains("{\"a\":99999}");
        assertThat(canonical("{" + list(100_000, i -> "\"7\":" + i) + "}")).contains("{\"7\":99999}");
    }

    @Test
    void sortsAHundredThousandArrayIndices() {
        String descending = list(100_000, i -> "\"" + (99_999 - i) + "\":0");
        String ascending = list(100_000, i -> "\"" + i + "\":0");

        assertThat(canonical("{" + descending + "}")).contains("{" + ascending + "}");
    }

    @Test
    void standsNamesOfOneHashCode() {
        // "Aa" and "BB" have the same String.hashCode, and so has every sequence of them.
        String members = list(1 << 14, i -> "\"" + sequence(i) + "\":0");

        assertThat(canonical("{" + members + "}")).contains("{" + members + "}");
    }

    @Test
    void movesALargeValueBesideANameAtEveryLevel() {
        String value = list(MEBIBYTE / 5, i -> "1e20");
        String canonicalValue = list(MEBIBYTE / 5, i -> "100000000000000000000");

        assertThat(canonical("{\"a\":0,\"1\":".repeat(63) + "[" + value + "]" + "}".repeat(63)))
                .contains("{\"1\":".repeat(63) + "[" + canonicalValue + "]" + ",\"a\":0}".repeat(63));
    }

    @Test
    void refusesANameOfMoreThanFiftyThousandCharacters() {
        assertThat(canonical("{\"" + "n".repeat(50_000) + "\":0}")).isPresent();
        assertThat(canonical("{\"" + "n".repeat(50_001) + "\":0}")).isEmpty();
    }

    @Test
    void takesAStringAsLongAsTheBody() {
        String string = "\"" + "\\u0000".repeat(MEBIBYTE / 6) + "\"";

        assertThat(canonical(string)).contains(string);
    }

    private static String list(int count, IntFunction<String> element) {
        return IntStream.range(0, count).mapToObj(element).collect(Collectors.joining(","));
    }

    private static String sequence(int bits) {
        return IntStream.range(0, 14)
                .mapToObj(bit -> (bits >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }

    private static Optional<String> canonical(String text) {
        return EcmaScriptJson.of(text.getBytes(UTF_8)).map(bytes -> new String(bytes, UTF_8));
    }
}
