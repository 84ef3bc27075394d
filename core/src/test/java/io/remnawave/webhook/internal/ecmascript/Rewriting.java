package io.remnawave.webhook.internal.ecmascript;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a proxy or a filter may do to a body without changing what it says. Works on compact, valid JSON. */
enum Rewriting {
    PRETTY_PRINTED {
        @Override
        String rewrite(String token, int position) {
            return switch (token) {
                case "{", "[", "," -> token + "\r\n\t";
                case "}", "]" -> "\n  " + token;
                case ":" -> " : ";
                default -> token;
            };
        }
    },

    STRINGS_ESCAPED {
        @Override
        String rewrite(String token, int position) {
            return token.startsWith("\"") ? escaped(token) : token;
        }
    },

    NUMBERS_RESPELLED {
        @Override
        String rewrite(String token, int position) {
            return NUMBER.matcher(token).matches() ? respelled(token, position) : token;
        }
    },

    EVERYTHING {
        @Override
        String rewrite(String token, int position) {
            return PRETTY_PRINTED.rewrite(
                    STRINGS_ESCAPED.rewrite(NUMBERS_RESPELLED.rewrite(token, position), position), position);
        }
    };

    private static final BigInteger HUNDRED = BigInteger.valueOf(100);
    private static final Pattern NUMBER = Pattern.compile("-?[0-9].*+");
    private static final Pattern TOKEN =
            Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"|-?[0-9][0-9.eE+-]*+|[a-z]++|[{}\\[\\]:,]");

    abstract String rewrite(String token, int position);

    String of(String compact) {
        List<String> tokens =
                TOKEN.matcher(compact).results().map(MatchResult::group).toList();
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            out.append(rewrite(tokens.get(i), i));
        }
        return out.toString();
    }

    /** Slashes, every other letter and whatever is not ASCII become escapes, in the upper case that no panel writes. */
    private static String escaped(String string) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 1; i < string.length() - 1; i++) {
            char c = string.charAt(i);
            if (c == '\\') {
                i++;
                char kind = string.charAt(i);
                out.append('\\').append(kind);
                if (kind == 'u') {
                    out.append(string.substring(i + 1, i + 5).toUpperCase(Locale.ROOT));
                    i += 4;
                }
            } else if (c == '/') {
                out.append("\\/");
            } else if (c > '~' || i % 2 == 1) {
                out.append("\\u%04X".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    private static String respelled(String number, int position) {
        BigDecimal value = new BigDecimal(number);
        return switch (position % 4) {
            case 0 -> value.setScale(value.scale() + 2).toPlainString();
            case 1 -> value.unscaledValue() + "e" + -value.scale();
            case 2 -> value.unscaledValue().multiply(HUNDRED) + "E" + (-value.scale() - 2);
            default ->
                value.unscaledValue().signum() < 0
                        ? number
                        : "0.0" + value.unscaledValue() + "e+" + (digits(value) + 1);
        };
    }

    private static int digits(BigDecimal value) {
        return value.precision() - value.scale();
    }
}
