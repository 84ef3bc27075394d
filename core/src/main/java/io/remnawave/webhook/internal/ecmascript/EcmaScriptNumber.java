package io.remnawave.webhook.internal.ecmascript;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Doubles as ECMAScript's {@code Number::toString} writes them: the fewest digits that read back as the same double. */
final class EcmaScriptNumber {

    private static final long MAX_SAFE_INTEGER = (1L << 53) - 1;
    private static final int MIN_PLAIN_POINT = -5; // 0.000001
    private static final int MAX_PLAIN_POINT = 21; // 999999999999999900000
    private static final MathContext ONE_DIGIT = new MathContext(1, RoundingMode.HALF_EVEN);

    private EcmaScriptNumber() {}

    /**
     * Writes a finite number.
     *
     * @param value neither infinite nor NaN; negative zero is written as {@code 0}
     */
    static String toString(double value) {
        long whole = (long) value;
        if (whole == value && Math.abs(value) <= MAX_SAFE_INTEGER) {
            return Long.toString(whole);
        }
        String magnitude = layOut(shortest(Math.abs(value)));
        return value < 0 ? "-" + magnitude : magnitude;
    }

    private static BigDecimal shortest(double value) {
        // Jackson's fast writer finds the shortest digits on every JDK; Double.toString does so only since 19.
        BigDecimal decimal = new BigDecimal(NumberOutput.toString(value, true)).stripTrailingZeros();
        if (value < Double.MIN_NORMAL && decimal.precision() == 2) {
            // Java's form has a digit on either side of the point, so it prefers 4.9E-324 to the shorter 5e-324.
            BigDecimal oneDigit = decimal.round(ONE_DIGIT);
            return oneDigit.doubleValue() == value ? oneDigit : decimal;
        }
        return decimal;
    }

    private static String layOut(BigDecimal decimal) {
        String digits = decimal.unscaledValue().toString();
        int point = digits.length() - decimal.scale(); // the value is 0.digits times ten to this power
        if (point < MIN_PLAIN_POINT || point > MAX_PLAIN_POINT) {
            return scientific(digits, point - 1);
        }
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        if (point >= digits.length()) {
            return digits + "0".repeat(point - digits.length());
        }
        return digits.substring(0, point) + "." + digits.substring(point);
    }

    private static String scientific(String digits, int exponent) {
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return mantissa + (exponent < 0 ? "e-" : "e+") + Math.abs(exponent);
    }
}
