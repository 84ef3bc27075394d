package io.remnawave.webhook.testkit.cli;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Writes UTF-8. Half a surrogate pair, which a login form lets through and UTF-8 cannot hold, becomes the escape that JSON
 * has for it, where Java alone would write a question mark.
 */
final class TerminalWriter extends PrintWriter {

    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

    TerminalWriter(OutputStream stream) {
        super(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    @Override
    public void write(String text, int offset, int length) {
        String escaped = LONE_SURROGATE
                .matcher(text.substring(offset, offset + length))
                .replaceAll(lone -> String.format(
                        Locale.ROOT, "\\\\u%04x", (int) lone.group().charAt(0)));
        super.write(escaped, 0, escaped.length());
    }
}
