package io.remnawave.webhook.testkit.cli;

import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import io.remnawave.webhook.testkit.internal.Printable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A command for a shell that delivers a signed body, to be pasted. */
record DeliveryScript(SignedDelivery signed, URI url) {

    /** In bytes: Linux takes 128 KiB in one argument of a command, and a Mac 1 MiB in all, with the environment. */
    private static final int LONGEST_ARGUMENT = 64 * 1024;

    /** Whose rules of quoting hold. */
    enum Shell {
        /** sh, bash, zsh; with curl. */
        posix,
        /** Windows PowerShell 5.1 and PowerShell 7; with what they have themselves. */
        powershell;

        static Shell ofThisSystem() {
            return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows") ? powershell : posix;
        }
    }

    String in(Shell shell) {
        return shell == Shell.posix ? curl() : powershell();
    }

    private String curl() {
        // curl would show a compressed answer as it is.
        String headers = signed.headers().entrySet().stream()
                .filter(header -> !header.getKey().equals("Accept-Encoding"))
                .map(header -> " \\\n  -H " + posixQuoted(header.getKey() + ": " + Printable.line(header.getValue())))
                .collect(Collectors.joining());
        // What begins with @ would be the name of a file to curl.
        boolean argument = isPlain() && !text().startsWith("@") && signed.body().length <= LONGEST_ARGUMENT;
        return (argument ? "" : "printf %s " + posixQuoted(base64()) + " | base64 -d | ")
                + "curl -i " + posixQuoted(url.toString()) + headers
                + " \\\n  --data-binary " + (argument ? posixQuoted(text()) : "@-");
    }

    /** The body as bytes: a text would be sent in the character set of the day. */
    private String powershell() {
        String headers = signed.headers().entrySet().stream()
                .filter(header -> header.getKey().startsWith("X-"))
                .map(DeliveryScript::powershellEntry)
                .collect(Collectors.joining("; "));
        return "Invoke-WebRequest -UseBasicParsing -Method Post -Uri " + powershellQuoted(url.toString())
                + " `\n  -ContentType 'application/json' -UserAgent 'Remnawave' -Headers @{ " + headers + " }"
                + " `\n  -Body ("
                + (isPlain()
                        ? "[Text.Encoding]::UTF8.GetBytes(" + powershellQuoted(text()) + ")"
                        : "[Convert]::FromBase64String(" + powershellQuoted(base64()) + ")")
                + ")";
    }

    /** Whether it is text that a terminal passes on as it is when it is pasted. */
    private boolean isPlain() {
        return Arrays.equals(text().getBytes(StandardCharsets.UTF_8), signed.body())
                && text().chars().noneMatch(c -> Character.isISOControl(c) && c != '\n');
    }

    private String text() {
        return new String(signed.body(), StandardCharsets.UTF_8);
    }

    private String base64() {
        return Base64.getEncoder().encodeToString(signed.body());
    }

    private static String powershellEntry(Map.Entry<String, String> header) {
        return powershellQuoted(header.getKey()) + " = " + powershellQuoted(Printable.line(header.getValue()));
    }

    private static String posixQuoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** PowerShell takes typographic quotation marks for apostrophes; doubled, each stands for itself. */
    private static String powershellQuoted(String text) {
        return "'" + text.replaceAll("['\u2018\u2019\u201a\u201b]", "$0$0") + "'";
    }
}
