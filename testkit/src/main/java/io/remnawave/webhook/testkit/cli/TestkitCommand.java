package io.remnawave.webhook.testkit.cli;

import java.io.PrintWriter;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The entry to the command line. Exit codes: 0 as it should be, 1 not so, 2 the call cannot be understood. */
@Command(
        name = "remnawave-webhook",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        description = "Deliver, show, sign, verify and decode webhooks of a Remnawave panel.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:accepted, verified, or printed",
            "1:not accepted, rejected, or not an event",
            "2:the call cannot be understood"
        },
        subcommands = {
            EmitCommand.class,
            EventsCommand.class,
            ShowCommand.class,
            SignCommand.class,
            VerifyCommand.class,
            DecodeCommand.class,
            ListenCommand.class,
            AutoComplete.GenerateCompletion.class,
            HelpCommand.class
        })
public final class TestkitCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    TestkitCommand() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine(new TerminalWriter(System.out), new TerminalWriter(System.err))
                .execute(arguments));
    }

    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new TestkitCommand())
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr()
                            .println(command.getColorScheme()
                                    .errorText(Failure.of(failure).message()));
                    return Failure.of(failure).exitCode();
                });
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }

    /** What a failure means to the caller: no stack trace, for the message says what to do. */
    private record Failure(String message, int exitCode) {

        static Failure of(Exception failure) {
            String message = String.valueOf(failure.getMessage());
            boolean callersMistake = failure instanceof IllegalArgumentException;
            return new Failure(
                    callersMistake ? message : failure.getClass().getSimpleName() + ": " + message,
                    callersMistake ? 2 : 1);
        }
    }
}
