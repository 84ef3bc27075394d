package io.remnawave.webhook.testkit.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** Whether the command line of the testkit understands a call; in its package, since it opens no more than it needs. */
public final class CommandLines {

    private CommandLines() {}

    /** @throws picocli.CommandLine.ParameterException if it is not understood */
    public static void parse(List<String> arguments) {
        TestkitCommand.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()))
                .parseArgs(arguments.toArray(new String[0]));
    }
}
