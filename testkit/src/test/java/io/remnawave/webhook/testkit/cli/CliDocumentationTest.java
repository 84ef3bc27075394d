package io.remnawave.webhook.testkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** {@code docs/cli.md} holds the real help texts. */
class CliDocumentationTest {

    private static final Path PAGE = Path.of("../docs/cli.md");

    private static final String INTRODUCTION = """
            # Command line

            `testkit/target/remnawave-webhook-testkit-cli.jar` delivers, shows, signs, verifies and decodes webhooks.
            `mvn -B -ntp -q -DskipTests -pl testkit -am package` builds it; it is not published. The examples below call it by this name:

            ```
            alias remnawave-webhook='java -jar /path/to/remnawave-webhook-testkit-cli.jar'
            source <(remnawave-webhook generate-completion)   # bash, zsh: completes commands, events, faults
            ```

            The secret is best put into the environment, as process lists show arguments:
            `export REMNAWAVE_WEBHOOK_SECRET=...`. Exit codes: 0 accepted, verified, or printed; 1 not accepted, rejected, or not
            an event; 2 the call cannot be understood, or names what cannot be used. With `--json` a command prints one JSON object
            in each line of its standard output; where it fails, that is one with an `error`. Colours and the progress bar are for
            terminals; `NO_COLOR=1` switches them off.
            """;

    @Test
    void showsTheRealHelpTexts() throws Exception {
        String page = page();
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/cli.md is old: mvn -pl testkit -am test -Dtest=CliDocumentationTest -Ddocs.write=true"
                        + " -Dsurefire.failIfNoSpecifiedTests=false writes it anew")
                .isEqualTo(page);
    }

    private static String page() {
        CommandLine main =
                TestkitCommand.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (Map.Entry<String, CommandLine> command : main.getSubcommands().entrySet()) {
            if (!command.getKey().equals("help")) {
                page.append("\n## ").append(command.getKey()).append("\n\n```\n");
                page.append(command.getValue()
                        .setUsageHelpWidth(100)
                        .getUsageMessage(Ansi.OFF)
                        .stripTrailing());
                page.append("\n```\n");
            }
        }
        return page.toString().replace(System.lineSeparator(), "\n");
    }
}
