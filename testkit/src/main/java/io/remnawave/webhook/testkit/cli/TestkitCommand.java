package io.remnawave.webhook.testkit.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.remnawave.webhook.testkit.internal.Printable;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.CompletionException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The entry to the command line. Exit codes: 0 as it should be, 1 not so, 2 the call cannot be understood or carried out. */
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
            "2:the call cannot be understood, or names what cannot be used"
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
        CommandLine commandLine =
                new CommandLine(new TestkitCommand()).setOut(out).setErr(err);
        IParameterExceptionHandler withUsage = commandLine.getParameterExceptionHandler();
        return commandLine
                .setParameterExceptionHandler((failure, arguments) -> asksForJson(List.of(arguments))
                        ? Failure.of(failure).printJson(failure.getCommandLine())
                        : withUsage.handleParseException(failure, arguments))
                .setExecutionExceptionHandler((failure, command, parsed) -> asksForJson(parsed.originalArgs())
                        ? Failure.of(failure).printJson(command)
                        : Failure.of(failure).print(command));
    }

    /** By the arguments themselves, for a call that cannot be understood has no options. */
    private static boolean asksForJson(List<String> arguments) {
        return arguments.contains("--json");
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }

    /** What a failure means to the caller: no stack trace, for the message says what to do. */
    private record Failure(String message, int exitCode) {

        static Failure of(Throwable failure) {
            if (failure instanceof CompletionException && failure.getCause() != null) {
                return of(failure.getCause());
            }
            String message = String.valueOf(failure.getMessage());
            boolean callersMistake =
                    failure instanceof IllegalArgumentException || failure instanceof ParameterException;
            return new Failure(
                    callersMistake ? message : failure.getClass().getSimpleName() + ": " + message,
                    callersMistake ? 2 : 1);
        }

        int print(CommandLine command) {
            command.getErr().println(command.getColorScheme().errorText(Printable.line(message)));
            command.getErr().flush();
            return exitCode;
        }

        int printJson(CommandLine command) throws JsonProcessingException {
            command.getOut().println(CliJson.line(CliJson.object().put("error", message)));
            command.getOut().flush();
            return exitCode;
        }
    }
}
