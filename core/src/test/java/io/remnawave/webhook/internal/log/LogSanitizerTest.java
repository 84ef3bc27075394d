package io.remnawave.webhook.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class LogSanitizerTest {

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        LogSanitizer.of(failure).printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void leavesAFailureAsItIsThatIsFitForALog() {
        Exception failure = new IllegalStateException("the database is away", new java.io.IOException("reset"));

        assertThat(LogSanitizer.of(failure)).isSameAs(failure);
    }

    @Test
    void takesLinesAndEscapeSequencesOutOfTheMessagesOfAFailureAndItsCauses() {
        Exception failure = new IllegalStateException(
                "no user\n2026-01-01 INFO all is well\u001b[2J", new IllegalArgumentException("a\u2028b\u202e"));

        assertThat(printed(failure))
                .contains("java.lang.IllegalStateException: no user 2026-01-01 INFO all is well?[2J")
                .contains("java.lang.IllegalArgumentException: a?b?")
                .contains("LogSanitizerTest.takesLines")
                .doesNotContain("\u001b", "\u2028", "\u202e");
    }

    @Test
    void survivesAFailureThatThrowsWhenItIsAskedForItsMessage() {
        Exception failure = new RuntimeException() {
            @Override
            public String getMessage() {
                throw new UnsupportedOperationException("no message");
            }
        };

        assertThat(printed(failure)).contains("whose message is unavailable");
    }

    @Test
    void endsWhereCausesGoInACircle() {
        Exception first = new IllegalStateException("a\nb");
        Exception second = new IllegalStateException("c", first);
        first.initCause(second);

        assertThat(printed(first)).contains("IllegalStateException: a b");
    }
}
