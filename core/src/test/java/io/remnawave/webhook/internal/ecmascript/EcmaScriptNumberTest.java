package io.remnawave.webhook.internal.ecmascript;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcmaScriptNumberTest {

    @ParameterizedTest
    @CsvSource({
        "0.0, 0",
        "-0.0, 0",
        "1.0, 1",
        "-1.5, -1.5",
        "100.0, 100",
        "123456.789, 123456.789",
        "9007199254740991, 9007199254740991",
        "9007199254740992, 9007199254740992",
        "-9007199254740994, -9007199254740994",
        "9.223372036854775807E18, 9223372036854776000"
    })
    void writesOrdinaryNumbersPlainly(double value, String text) {
        assertThat(EcmaScriptNumber.toString(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "1E20, 100000000000000000000",
        "1.5E20, 150000000000000000000",
        "9.999999999999999E20, 999999999999999900000",
        "1E21, 1e+21",
        "-1E21, -1e+21",
        "1.5E21, 1.5e+21",
        "1.2345E-6, 0.0000012345",
        "1E-6, 0.000001",
        "9.999999999999997E-7, 9.999999999999997e-7",
        "1E-7, 1e-7",
        "-1.5E-7, -1.5e-7",
        "1E-9, 1e-9"
    })
    void turnsToExponentsAt21DigitsAndAt7Decimals(double value, String text) {
        assertThat(EcmaScriptNumber.toString(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2E-3, 0.002",
        "2.0E23, 2e+23",
        "1E23, 1e+23",
        "9.5E-3, 0.0095",
        "8.41E21, 8.41e+21",
        "2.2250738585072014E-308, 2.2250738585072014e-308",
        "2.225073858507201E-308, 2.225073858507201e-308",
        "1.7976931348623157E308, 1.7976931348623157e+308",
        "5E-324, 5e-324",
        "9.9E-324, 1e-323",
        "1.5E-323, 1.5e-323",
        "2.0E-323, 2e-323",
        "2.1E-322, 2.1e-322"
    })
    void writesTheFewestDigitsThatReadBackTheSame(double value, String text) {
        assertThat(EcmaScriptNumber.toString(value)).isEqualTo(text);
        assertThat(Double.parseDouble(text)).isEqualTo(value);
    }
}
