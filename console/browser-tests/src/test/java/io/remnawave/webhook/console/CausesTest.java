package io.remnawave.webhook.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.observe.ReceivedRequest.Cause;
import io.remnawave.webhook.observe.ReceivedRequest.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page has words and a cure for whatever a receiver can refuse a delivery for. */
class CausesTest {

    private static final Path SCRIPT = Path.of("../src/main/resources/io/remnawave/webhook/console/page/causes.js");

    @ParameterizedTest
    @EnumSource(Reason.class)
    void hasWordsAndACureForEachReason(Reason reason) throws IOException {
        assertThat(entry("REASONS", reason.name())).matches(CauseEntry.PATTERN);
    }

    @ParameterizedTest
    @EnumSource(value = Cause.class, mode = EnumSource.Mode.EXCLUDE, names = "SEE_REASON") // for it the reason has them
    void hasWordsAndACureForEachCause(Cause cause) throws IOException {
        assertThat(entry("CAUSES", cause.name())).matches(CauseEntry.PATTERN);
    }

    /** A title, a meaning, and one cure or more. */
    private static final class CauseEntry {

        private static final String TEXT = "'[^'\n]+'";

        static final Pattern PATTERN = Pattern.compile(
                TEXT + ",\\s*" + TEXT + ",\\s*\\[(?:" + TEXT + "|EXACT|SAME_SECRET)[^\n]*\\s*.*\\]", Pattern.DOTALL);
    }

    private static String entry(String table, String name) throws IOException {
        String script = Files.readString(SCRIPT);
        int from = script.indexOf("const " + table + " = {");
        String entries = script.substring(from, script.indexOf("\n};", from));
        Matcher entry = Pattern.compile("\n  " + name + ": \\[(.*?\\])\\],(?:\n|$)", Pattern.DOTALL)
                .matcher(entries + "\n");
        assertThat(entry.find()).as("%s has %s", table, name).isTrue();
        return entry.group(1);
    }
}
