package io.remnawave.webhook.internal.ecmascript;

import java.math.BigInteger;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes random JSON texts, valid and damaged, with a liking for what a canonical form can get wrong. */
final class JsonTexts {

    private static final String[] BLANKS = {"", "", "", "", " ", "\n", "\r\n", "\t", "  "};
    private static final String[] NAMES = {
        "a",
        "b",
        "ab",
        "",
        "__proto__",
        "toJSON",
        "constructor",
        "length",
        "0",
        "1",
        "2",
        "9",
        "10",
        "01",
        "-0",
        "-1",
        "1.0",
        "1e3",
        "4294967293",
        "4294967294",
        "4294967295",
        "4294967296",
        "9007199254740991",
        "99999999999",
        "\\u0031",
        "\\u0061"
    };
    private static final String DAMAGE = "{}[]:,\"\\/0123456789-+.eEtrufalsn \n\t\u0000\u001f\u007fé\u2028\ufeff";

    private final Random random;

    JsonTexts(long seed) {
        this.random = new Random(seed);
    }

    String text() {
        return blank() + value(random.nextInt(6)) + blank();
    }

    /** Valid but for one character taken away, put in or exchanged; often enough it is still valid. */
    String damagedText() {
        StringBuilder text = new StringBuilder(text());
        int at = random.nextInt(text.length());
        char c = DAMAGE.charAt(random.nextInt(DAMAGE.length()));
        switch (random.nextInt(3)) {
            case 0 -> text.deleteCharAt(at);
            case 1 -> text.insert(at, c);
            default -> text.setCharAt(at, c);
        }
        // An unpaired half of a pair cannot be written in UTF-8: it would become another character on its way to Node.
        return text.toString()
                .replaceAll("[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]", "");
    }

    /** One number in any of its spellings. */
    String number() {
        return switch (random.nextInt(10)) {
            case 0 -> Integer.toString(random.nextInt(-1000, 1000));
            case 1 -> Long.toString(random.nextLong());
            case 2 -> Long.toString((1L << 53) + random.nextInt(-64, 64));
            case 3 -> sign() + new BigInteger(random.nextInt(1, 84), random);
            case 4 -> finite(Double.longBitsToDouble(random.nextLong()));
            case 5 -> finite(Double.longBitsToDouble(random.nextLong(1L << random.nextInt(1, 53)))); // subnormal
            case 6 -> nearAPowerOfTwo();
            case 7 -> sign() + random.nextInt(100_000) + "." + digits(random.nextInt(1, 22));
            case 8 -> sign() + random.nextInt(100) + "." + digits(3) + exponent(random.nextInt(30));
            default -> sign() + digitsWithoutLeadingZero(random.nextInt(1, 40)) + exponent(random.nextInt(500));
        };
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 6)) {
            case 0, 1 -> number();
            case 2, 3 -> string();
            case 4 -> random.nextBoolean() ? "true" : "false";
            case 5 -> "null";
            case 6, 7 -> list("[", () -> value(depth - 1), "]");
            default -> list("{", () -> name() + blank() + ":" + blank() + value(depth - 1), "}");
        };
    }

    private String list(String open, Supplier<String> element, String close) {
        return Stream.generate(() -> blank() + element.get() + blank())
                .limit(random.nextInt(7))
                .collect(Collectors.joining(",", open + blank(), close));
    }

    private String name() {
        return switch (random.nextInt(4)) {
            case 0 -> string();
            case 1 -> '"' + Integer.toString(random.nextInt(300)) + '"';
            default -> '"' + NAMES[random.nextInt(NAMES.length)] + '"';
        };
    }

    private String string() {
        return Stream.generate(this::character).limit(random.nextInt(9)).collect(Collectors.joining("", "\"", "\""));
    }

    private String character() {
        return switch (random.nextInt(9)) {
            case 0 -> escaped((char) random.nextInt(0x80));
            case 1 -> escaped((char) random.nextInt(0xd800, 0xe000)); // next to another one it may become a pair
            case 2 -> escaped((char) random.nextInt(0x10000));
            case 3 -> Character.toString(random.nextInt(0x10000, 0x110000));
            case 4 -> Character.toString(random.nextInt(0x80, 0xd800));
            case 5 -> Character.toString(random.nextInt(0xe000, 0x10000));
            case 6 -> "\\" + "\"\\/bfnrt".charAt(random.nextInt(8));
            case 7 -> "/";
            default -> Character.toString(random.nextInt('a', 'z' + 1));
        };
    }

    private String escaped(char c) {
        return (random.nextBoolean() ? "\\u%04x" : "\\u%04X").formatted((int) c);
    }

    private String nearAPowerOfTwo() {
        double power = Math.scalb(1.0, random.nextInt(-1074, 1024));
        return finite(
                switch (random.nextInt(3)) {
                    case 0 -> Math.nextDown(power);
                    case 1 -> Math.nextUp(power);
                    default -> power;
                });
    }

    private String finite(double value) {
        return Double.isFinite(value) ? sign() + Double.toString(Math.abs(value)) : "0e0";
    }

    private String exponent(int size) {
        String[] marks = {"e", "E", "e+", "E+", "e-", "E-"};
        return marks[random.nextInt(marks.length)] + size;
    }

    private String digits(int count) {
        return random.ints(count, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
    }

    private String digitsWithoutLeadingZero(int count) {
        return random.nextInt(1, 10) + digits(count - 1);
    }

    private String sign() {
        return random.nextInt(3) == 0 ? "-" : "";
    }

    private String blank() {
        return BLANKS[random.nextInt(BLANKS.length)];
    }
}
