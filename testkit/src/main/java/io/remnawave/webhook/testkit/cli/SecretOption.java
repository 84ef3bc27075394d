package io.remnawave.webhook.testkit.cli;

import io.remnawave.webhook.testkit.panel.PanelSecret;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The secret, which is better taken from the environment than typed, for the process list shows arguments. */
final class SecretOption {

    private static final String VARIABLE = "REMNAWAVE_WEBHOOK_SECRET";

    @Option(
            names = "--secret",
            paramLabel = "SECRET",
            description = "The panel's WEBHOOK_SECRET_HEADER; by default the environment variable " + VARIABLE + ".")
    private @Nullable String value;

    String value() {
        String secret = value != null ? value : System.getenv(VARIABLE);
        if (secret == null || secret.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no secret: give --secret, or set the environment variable " + VARIABLE + ".");
        }
        return secret;
    }

    /** The same for those who may use what no panel would, and are told so. */
    String value(CommandLine command) {
        return orWarning(value(), command);
    }

    /** A secret, with a warning if no panel would start with it. */
    static String orWarning(String secret, CommandLine command) {
        try {
            return PanelSecret.check(secret);
        } catch (IllegalArgumentException odd) {
            command.getErr().println("warning: " + odd.getMessage());
            command.getErr().flush();
            return secret;
        }
    }
}
