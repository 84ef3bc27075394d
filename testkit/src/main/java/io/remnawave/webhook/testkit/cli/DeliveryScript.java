package io.remnawave.webhook.testkit.cli;

import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A command for a shell that delivers a signed body, to be pasted. */
record DeliveryScript(SignedDelivery signed, URI url) {

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

    /** @throws IllegalArgumentException if the body is no text, which a command line cannot hold */
    String in(Shell shell) {
        String body = new String(signed.body(), StandardCharsets.UTF_8);
        if (!Arrays.equals(body.getBytes(StandardCharsets.UTF_8), signed.body())) {
            throw new IllegalArgumentException(
                    "The body is not UTF-8, so no command line can hold it. Send the file: emit --file.");
        }
        return shell == Shell.posix ? curl(body) : powershell(body);
    }

    private String curl(String body) {
        // curl would show a compressed answer as it is.
        String headers = signed.headers().entrySet().stream()
                .filter(header -> !header.getKey().equals("Accept-Encoding"))
                .map(header -> " \\\n  -H " + posixQuoted(header.getKey() + ": " + header.getValue()))
                .collect(Collectors.joining());
        return "curl -i " + posixQuoted(url.toString()) + headers + " \\\n  --data-binary " + posixQuoted(body);
    }

    /** The body as bytes: a text would be sent in the character set of the day. */
    private String powershell(String body) {
        String headers = signed.headers().entrySet().stream()
                .filter(header -> header.getKey().startsWith("X-"))
                .map(DeliveryScript::powershellEntry)
                .collect(Collectors.joining("; "));
        return "Invoke-WebRequest -UseBasicParsing -Method Post -Uri " + powershellQuoted(url.toString())
                + " `\n  -ContentType 'application/json' -UserAgent 'Remnawave' -Headers @{ " + headers + " }"
                + " `\n  -Body ([Text.Encoding]::UTF8.GetBytes(" + powershellQuoted(body) + "))";
    }

    private static String powershellEntry(Map.Entry<String, String> header) {
        return powershellQuoted(header.getKey()) + " = " + powershellQuoted(header.getValue());
    }

    private static String posixQuoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** PowerShell takes typographic quotation marks for apostrophes; doubled, each stands for itself. */
    private static String powershellQuoted(String text) {
        return "'" + text.replaceAll("['\u2018\u2019\u201a\u201b]", "$0$0") + "'";
    }
}
